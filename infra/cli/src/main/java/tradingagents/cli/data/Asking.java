package tradingagents.cli.data;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tradingagents.chain.vendor.VendorCatalogue;
import tradingagents.feeds.LiveFeeds;
import tradingagents.local.LocalTables;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Datasets;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

/** What all commands have that ask vendors. */
final class Asking {
  private static final int NO_VENDOR = 4;

  @Option(
      names = "--vendor",
      paramLabel = "NAME",
      description = "One vendor, or market: your chain. Default: market.")
  private String vendor = Datasets.MARKET;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  @Option(names = "--data", description = "Where state is kept. Default: your data folder.")
  private @Nullable Path data;

  boolean json() {
    return json;
  }

  String vendor() {
    return vendor("--vendor", vendor);
  }

  /** The name of a vendor, or of the chain. */
  static String vendor(String option, String text) {
    String name = text.toLowerCase(java.util.Locale.ROOT);
    if (!name.equals(Datasets.MARKET) && VendorCatalogue.named(name).isEmpty()) {
      throw invalid(
          option
              + " is market or one of "
              + VendorCatalogue.names()
              + ", not '"
              + shown(text)
              + "'");
    }
    return name;
  }

  /** Asks, prints the answer, or says in one line why no vendor can answer. */
  <A> int ask(DataPlace place, Function<LiveFeeds, Result<A>> question, Function<A, String> text) {
    try (LocalTables tables = place.open().apply(data)) {
      return switch (question.apply(place.feeds(tables))) {
        case Result.Ok<A>(A answer) -> {
          place.out().println(text.apply(answer));
          yield 0;
        }
        case Result.Err<A>(Failure failure) -> {
          if (failure.reason() == Reason.INVALID) {
            throw new FailureException(failure);
          }
          place.err().println(sentence(failure.detail()));
          yield NO_VENDOR;
        }
      };
    }
  }

  LocalTables tables(DataPlace place) {
    return place.open().apply(data);
  }

  static String sentence(String detail) {
    String safe = detail.replaceAll("\\p{C}", "?");
    return Character.toUpperCase(safe.charAt(0)) + safe.substring(1) + ".";
  }

  static Symbol symbol(String text) {
    try {
      return Symbol.parse(text);
    } catch (IllegalArgumentException e) {
      throw new FailureException(new Failure(Reason.INVALID, String.valueOf(e.getMessage())), e);
    }
  }

  /** A date within what the exchange's calendar knows. */
  static LocalDate date(String name, String text) {
    LocalDate date;
    try {
      date = LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw invalid(name + " is a date such as 2018-05-11, not '" + shown(text) + "'");
    }
    if (date.isBefore(TradingCalendar.FIRST) || date.isAfter(TradingCalendar.LAST)) {
      throw invalid(
          name + " is " + TradingCalendar.FIRST + " to " + TradingCalendar.LAST + ", not " + date);
    }
    return date;
  }

  /** Checks a range that may end today at the latest. */
  static void range(LocalDate from, LocalDate to, Instant now) {
    LocalDate today = now.atZone(TradingCalendar.ZONE).toLocalDate();
    if (to.isBefore(from)) {
      throw invalid("--to " + to + " is before --from " + from + "; swap them");
    }
    if (to.isAfter(today)) {
      throw invalid("--to " + to + " is in the future; today is " + today);
    }
  }

  /** The end of a date in New York: what was known by then. */
  static Instant asOf(@Nullable String text, Instant now) {
    if (text == null) {
      return now;
    }
    Instant end =
        date("--as-of", text)
            .plusDays(1)
            .atStartOfDay(TradingCalendar.ZONE)
            .toInstant()
            .minusMillis(1);
    return end.isBefore(now) ? end : now;
  }

  static FailureException invalid(String sentence) {
    return new FailureException(Reason.INVALID, sentence);
  }

  private static String shown(String text) {
    return (text.length() > 24 ? text.substring(0, 24) + "..." : text)
        .replaceAll("[^\\p{Print}]", "?");
  }
}
