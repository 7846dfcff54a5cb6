/**
 * A thin user pool that speaks Cognito's protocol for exactly what the system uses; it is not
 * Cognito. Start with {@link tradingagents.local.userpool.UserPoolService}.
 */
package tradingagents.local.userpool;
