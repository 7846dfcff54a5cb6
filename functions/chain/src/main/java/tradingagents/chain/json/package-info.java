/**
 * The desk's types as stored JSON, and back. Start with {@link tradingagents.chain.json.RunJson};
 * {@link tradingagents.chain.json.Members} reads one object, {@link
 * tradingagents.chain.json.Written} writes one. Nothing here looks at a type while it runs: a
 * function's start would pay for it.
 */
package tradingagents.chain.json;
