package tradingagents.cli.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tradingagents.agents.news.Stories;
import tradingagents.chain.vendor.MarketJson;
import tradingagents.chain.vendor.Question;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.NewsItem;
import tradingagents.model.market.NewsList;
import tradingagents.model.market.Symbol;

/** Prints stories as an agent would read them. */
@Command(
    name = "news",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints stories of the last 30 days as agents read them: cleaned, each once.")
public final class NewsCommand implements Callable<Integer> {
  private static final int DAYS = 30;

  private final DataPlace place;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "Such as AAPL.")
  private String symbol = "";

  @Option(names = "--as-of", description = "What was known on that date. Default: now.")
  private @Nullable String asOf;

  @Mixin private Asking asking = new Asking();

  /** Typed somewhere. */
  public NewsCommand(DataPlace place) {
    this.place = place;
  }

  @Override
  public Integer call() {
    Symbol asked = Asking.symbol(symbol);
    Instant known = Asking.asOf(asOf, place.clock().instant());
    LocalDate to = LocalDate.ofInstant(known, ZoneOffset.UTC);
    String vendor = asking.vendor();
    return asking.ask(
        place,
        feeds ->
            switch (feeds
                .vendors()
                .ask(vendor, new Question.Stories(asked, to.minusDays(DAYS), to))) {
              case Result.Ok<NewsList>(NewsList all) -> cleaned(all.asKnown(known), known);
              case Result.Err<NewsList>(Failure failure) -> new Result.Err<>(failure);
            },
        this::text);
  }

  private static Result<NewsList> cleaned(NewsList news, Instant known) {
    Stories stories = Stories.clean(news.items(), news.symbol(), known);
    return stories.items().isEmpty()
        ? Result.err(Reason.NO_DATA, "no story about " + news.symbol() + " was known then")
        : Result.ok(new NewsList(news.symbol(), stories.items(), news.stamp()));
  }

  private String text(NewsList news) {
    if (asking.json()) {
      return MarketJson.write(news).json();
    }
    StringBuilder lines = new StringBuilder();
    for (NewsItem item : news.items()) {
      lines.append(
          "%s%s  %s  [%s, %s]"
              .formatted(
                  lines.isEmpty() ? "" : System.lineSeparator(),
                  item.knownAt(),
                  item.headline(),
                  item.source(),
                  item.vendor()));
    }
    return lines.toString();
  }
}
