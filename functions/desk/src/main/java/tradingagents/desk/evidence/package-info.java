/**
 * Holds what agents say against the verified snapshot: every number, date and symbol in every text
 * becomes a claim that is verified, contradicted or unsupported. No model, no clock, no chance.
 * Start with {@link tradingagents.desk.evidence.EvidenceChecker}; docs/models/evidence.md states
 * every rule.
 */
@NullMarked
package tradingagents.desk.evidence;

import org.jspecify.annotations.NullMarked;
