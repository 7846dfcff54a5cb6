/**
 * The only ways out of the pure core. Start with {@link tradingagents.desk.port.RunStore}; time is
 * {@link java.time.InstantSource}.
 */
package tradingagents.desk.port;
