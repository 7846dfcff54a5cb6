/**
 * What reasoning with language models keeps in its table. Start with {@link
 * tradingagents.chain.reasoning.DynamoCostBook}.
 */
@NullMarked
package tradingagents.chain.reasoning;

import org.jspecify.annotations.NullMarked;
