/**
 * Which language models there are, what they can do and what they cost, as data: no call is made
 * here. Start with {@link tradingagents.desk.models.ModelCatalogue}.
 */
@NullMarked
package tradingagents.desk.models;

import org.jspecify.annotations.NullMarked;
