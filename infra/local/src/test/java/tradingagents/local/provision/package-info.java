/** Tests of what is made at an endpoint, and of endpoints that cannot be used. */
package tradingagents.local.provision;
