/**
 * The HTTP API of the template on loopback, as API Gateway would serve it. Start with {@link
 * tradingagents.local.gateway.Gateway}.
 */
package tradingagents.local.gateway;
