package tradingagents.chain.vendor;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tradingagents.chain.Env;
import tradingagents.chain.vendor.VendorStates.Quota;

/**
 * Every vendor that the product knows, as data: what it can be asked, which variables switch it on,
 * where its key comes from and how many calls its free plan allows. A limit of one's own plan is
 * said by {@code <VENDOR>_CALLS_PER_MINUTE} and {@code <VENDOR>_CALLS_PER_DAY}.
 */
public final class VendorCatalogue {
  private static final List<Entry> ENTRIES =
      List.of(
          new Entry(
              "tiingo",
              EnumSet.of(Category.BARS, Category.QUOTE, Category.NEWS),
              List.of("TIINGO_API_KEY"),
              "a free key: https://www.tiingo.com/account/api/token",
              new Quota(50, 1_000)),
          new Entry(
              "alpaca",
              EnumSet.of(Category.BARS, Category.QUOTE, Category.NEWS),
              List.of("ALPACA_API_KEY_ID", "ALPACA_API_SECRET_KEY"),
              "keys of a free paper account: https://app.alpaca.markets",
              new Quota(200, 200_000)),
          new Entry(
              "yahoo",
              EnumSet.of(Category.BARS, Category.QUOTE, Category.NEWS, Category.FUNDAMENTALS),
              List.of(),
              "no key: unofficial, without a contract",
              new Quota(60, 2_000)),
          new Entry(
              "alphavantage",
              EnumSet.of(Category.BARS, Category.QUOTE, Category.NEWS, Category.FUNDAMENTALS),
              List.of("ALPHAVANTAGE_API_KEY"),
              "a free key: https://www.alphavantage.co/support/#api-key",
              new Quota(5, 25)),
          new Entry(
              "edgar",
              EnumSet.of(Category.FUNDAMENTALS),
              List.of("EDGAR_CONTACT"),
              "no key: your name and e-mail address, which the SEC asks of every program",
              new Quota(300, 100_000)),
          new Entry(
              "fred",
              EnumSet.of(Category.MACRO),
              List.of("FRED_API_KEY"),
              "a free key: https://fredaccount.stlouisfed.org/apikeys",
              new Quota(100, 100_000)),
          new Entry(
              "csv",
              EnumSet.of(Category.BARS),
              List.of("CSV_FOLDER"),
              "the folder of your own files SYMBOL.csv",
              new Quota(100_000, 10_000_000)));

  private VendorCatalogue() {}

  /**
   * A vendor.
   *
   * @param name in chains and commands
   * @param offers what it can be asked
   * @param variables that must be set to switch it on; none for one that is always on
   * @param where the values come from, in words for a person
   * @param quota of its free plan, with a margin
   */
  public record Entry(
      String name, Set<Category> offers, List<String> variables, String where, Quota quota) {
    /** Copies what it offers. */
    public Entry {
      offers = Set.copyOf(offers);
      variables = List.copyOf(variables);
    }

    /**
     * The variables that are still to be set.
     *
     * @param env the configuration
     * @return none when the vendor is on
     */
    public List<String> missing(Env env) {
      List<String> missing = new ArrayList<>();
      for (String variable : variables) {
        if (env.text(variable, "").isBlank()) {
          missing.add(variable);
        }
      }
      return missing;
    }

    /**
     * Why it is off, in words for a person.
     *
     * @param env the configuration
     * @return empty when it is on
     */
    public Optional<String> off(Env env) {
      List<String> missing = missing(env);
      return missing.isEmpty()
          ? Optional.empty()
          : Optional.of(
              String.join(" and ", missing)
                  + (missing.size() == 1 ? " is" : " are")
                  + " not set ("
                  + where
                  + ")");
    }

    /**
     * How many calls may be made.
     *
     * @param env may say the limits of one's own plan
     * @return calls a minute and a day
     */
    public Quota quota(Env env) {
      String prefix = name.toUpperCase(Locale.ROOT) + "_CALLS_PER_";
      return new Quota(
          env.count(prefix + "MINUTE", quota.perMinute()),
          env.count(prefix + "DAY", quota.perDay()));
    }
  }

  /**
   * All of them.
   *
   * @return in the order of the usual chains
   */
  public static List<Entry> all() {
    return ENTRIES;
  }

  /**
   * One of them.
   *
   * @param name small letters
   * @return empty for an unknown one
   */
  public static Optional<Entry> named(String name) {
    return ENTRIES.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /**
   * All names, for a person.
   *
   * @return such as {@code tiingo, yahoo}
   */
  public static String names() {
    return String.join(", ", ENTRIES.stream().map(Entry::name).toList());
  }
}
