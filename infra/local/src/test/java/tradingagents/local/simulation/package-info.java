/**
 * The proof of the step protocol: a seeded simulation of the whole chain on virtual time. Start
 * with {@link tradingagents.local.simulation.World}; docs/reliability.md says what is promised and
 * shown.
 */
package tradingagents.local.simulation;
