/**
 * What every Lambda handler of ours is made from. Start with {@link
 * tradingagents.chain.lambda.Inbox}; {@link tradingagents.chain.lambda.ChainFactory} wires it.
 */
package tradingagents.chain.lambda;
