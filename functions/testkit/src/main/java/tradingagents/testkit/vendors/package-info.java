/**
 * A vendor of market data on the loopback, as good or as bad as a test wants it. Start with {@link
 * tradingagents.testkit.vendors.VendorStub}.
 */
package tradingagents.testkit.vendors;
