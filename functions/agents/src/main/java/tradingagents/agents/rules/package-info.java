/**
 * The rules: a deterministic reasoner for every role, the honest baseline that a language model has
 * to beat. Start with {@link tradingagents.agents.rules.RuleBook}: every rule and its thresholds.
 */
package tradingagents.agents.rules;
