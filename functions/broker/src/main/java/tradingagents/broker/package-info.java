/**
 * The broker's door. Start with {@link tradingagents.broker.BrokerWorker}: at most one order per
 * run, whatever crashes; {@link tradingagents.broker.PaperBroker} is the exchange in the box.
 */
package tradingagents.broker;
