/** Places that speak the AWS protocols; start with {@link tradingagents.local.endpoint.Target}. */
package tradingagents.local.endpoint;
