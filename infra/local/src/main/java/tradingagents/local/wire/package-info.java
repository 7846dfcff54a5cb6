/**
 * The AWS protocols inside one process: SDK requests are handed to services instead of sockets.
 * Start with {@link tradingagents.local.wire.InProcessHttp}; a service implements {@link
 * tradingagents.local.wire.WireService} and says no with {@link tradingagents.local.wire.AwsError}.
 */
package tradingagents.local.wire;
