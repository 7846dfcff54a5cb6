/**
 * Who may enter: bearer tokens of the user pool become a name and a role. Start with {@link
 * tradingagents.api.access.TokenCheck}; the door that API Gateway knocks at is {@link
 * tradingagents.api.access.AuthorizerHandler}.
 */
package tradingagents.api.access;
