package tradingagents.cli.data;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tradingagents.chain.vendor.MarketJson;
import tradingagents.chain.vendor.Question;
import tradingagents.model.market.Quote;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Price;

/** Prints what an instrument is worth now. */
@Command(
    name = "quote",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints bid, ask and last, who says so, and how old it is.")
public final class QuoteCommand implements Callable<Integer> {
  private final DataPlace place;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "Such as AAPL.")
  private String symbol = "";

  @Mixin private Asking asking = new Asking();

  /** Typed somewhere. */
  public QuoteCommand(DataPlace place) {
    this.place = place;
  }

  @Override
  public Integer call() {
    Symbol asked = Asking.symbol(symbol);
    String vendor = asking.vendor();
    return asking.ask(
        place, feeds -> feeds.vendors().ask(vendor, new Question.Price(asked)), this::text);
  }

  private String text(Quote quote) {
    if (asking.json()) {
      return MarketJson.write(quote).json();
    }
    Instant now = place.clock().instant();
    String feed = quote.stamp().feed().isEmpty() ? "" : " (" + quote.stamp().feed() + ")";
    String flags =
        String.join(", ", quote.stamp().flags().stream().map(Enum::name).sorted().toList());
    return "%s  bid %s  ask %s  last %s%n%s%s, %s, %d s old%s"
        .formatted(
            quote.symbol(),
            shown(quote.bid()),
            shown(quote.ask()),
            shown(quote.last()),
            quote.stamp().vendor(),
            feed,
            quote.stamp().asOf(),
            Math.max(0, Duration.between(quote.stamp().asOf(), now).toSeconds()),
            flags.isEmpty() ? "" : ", " + flags);
  }

  private static String shown(@Nullable Price price) {
    return price == null ? "-" : price.toString();
  }
}
