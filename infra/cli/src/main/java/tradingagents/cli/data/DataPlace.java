package tradingagents.cli.data;

import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.Env;
import tradingagents.chain.vendor.DynamoVendorStates;
import tradingagents.feeds.LiveFeeds;
import tradingagents.local.LocalTables;

/**
 * Where data commands are typed.
 *
 * @param out what is printed
 * @param err what is said beside it
 * @param env keys, addresses, chains
 * @param clock the time
 * @param open the tables of a data folder; null for the usual one
 */
public record DataPlace(
    PrintStream out,
    PrintStream err,
    Env env,
    InstantSource clock,
    Function<@Nullable Path, LocalTables> open) {
  /** The vendors over open tables. */
  LiveFeeds feeds(LocalTables tables) {
    Env wired = env.with(Map.of("MARKET_TABLE", tables.table("MarketTable")));
    return LiveFeeds.of(wired, tables.dynamo(), clock, new SecureRandom(), (category, hit) -> {});
  }

  /** What is known of the vendors. */
  DynamoVendorStates states(LocalTables tables) {
    return new DynamoVendorStates(tables.dynamo(), tables.table("MarketTable"));
  }
}
