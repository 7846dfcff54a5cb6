/**
 * The whole desk with models: the deployed handlers, and a stub that speaks the providers' wires.
 */
package tradingagents.local.models;
