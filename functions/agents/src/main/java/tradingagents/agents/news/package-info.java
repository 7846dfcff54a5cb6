/**
 * Stories are untrusted text: what an agent may read of them, and what was taken out. Start with
 * {@link tradingagents.agents.news.Stories}; docs/models/news.md states every rule.
 */
@NullMarked
package tradingagents.agents.news;

import org.jspecify.annotations.NullMarked;
