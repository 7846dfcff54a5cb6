package tradingagents.cli.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tradingagents.chain.Env;
import tradingagents.chain.json.Written;
import tradingagents.chain.vendor.VendorCatalogue;
import tradingagents.feeds.stream.PriceEvent;
import tradingagents.feeds.stream.PriceMoves;
import tradingagents.feeds.stream.PriceStream;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Symbol;

/** Listens to prices until it is stopped. */
@Command(
    name = "stream",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prints each minute's price as it comes, from Alpaca's stream, until Ctrl-C.",
      "For a laptop or a container: a Lambda cannot hold a socket open."
    })
public final class StreamCommand implements Callable<Integer> {
  private static final String USUAL = "wss://stream.data.alpaca.markets";
  private static final int HUNDRED = 100;

  private final DataPlace place;
  private final BiConsumer<Symbol, String> runs;
  private final Function<String, Consumer<String>> buses;

  @Parameters(arity = "1..*", paramLabel = "SYMBOL", description = "At most 30 on a free plan.")
  private String[] symbols = {};

  @Option(
      names = "--move",
      paramLabel = "PERCENT",
      description = "Tells only moves of so many percent from the last one told.")
  private @Nullable BigDecimal move;

  @Option(names = "--run", description = "With --move: begins a run at the endpoint for each move.")
  private boolean run;

  @Option(
      names = "--bus",
      paramLabel = "NAME",
      description = "Puts what is told on this EventBridge bus as well, as PriceTold.")
  private @Nullable String bus;

  @Option(names = "--prices", description = "Ends after so many prices. Default: never.")
  private int most;

  @Option(names = "--json", description = "One JSON document a line.")
  private boolean json;

  /**
   * Typed somewhere.
   *
   * @param place where
   * @param runs begins a run for an instrument, once for each key
   * @param buses takes the bodies of events, by the bus's name
   */
  public StreamCommand(
      DataPlace place, BiConsumer<Symbol, String> runs, Function<String, Consumer<String>> buses) {
    this.place = place;
    this.runs = runs;
    this.buses = buses;
  }

  @Override
  public Integer call() {
    List<Symbol> wanted = Arrays.stream(symbols).map(Asking::symbol).distinct().toList();
    if (run && move == null) {
      throw Asking.invalid("--run wants --move: how far must a price go?");
    }
    if (move != null && (move.signum() <= 0 || move.compareTo(BigDecimal.valueOf(HUNDRED)) > 0)) {
      throw Asking.invalid("--move is above 0 and at most 100 percent, not " + move);
    }
    Env env = place.env();
    VendorCatalogue.named("alpaca")
        .flatMap(entry -> entry.off(env))
        .ifPresent(why -> {
          throw new FailureException(Reason.INVALID, why);
        });
    URI address =
        URI.create(env.text("ALPACA_STREAM_URL", USUAL) + "/v2/" + env.text("ALPACA_FEED", "iex"));
    PriceStream stream =
        new PriceStream(
            address,
            env.required("ALPACA_API_KEY_ID"),
            env.required("ALPACA_API_SECRET_KEY"),
            PriceStream.Terms.USUAL,
            new SecureRandom());
    Consumer<String> published = bus == null ? body -> {} : buses.apply(bus);
    PriceMoves moves = move == null ? null : new PriceMoves(move.movePointLeft(2));
    int[] told = {0};
    stream.run(
        wanted,
        event -> {
          if (moves == null) {
            tell(event, null, published);
          } else {
            moves.see(event).ifPresent(made -> tell(made, published));
          }
          if (++told[0] == most) {
            stream.stop();
          }
        },
        note -> place.err().println(Asking.sentence(note)));
    return 0;
  }

  /** A price that the bus did not take is told all the same: the next one is on its way. */
  private void tell(PriceEvent event, @Nullable BigDecimal change, Consumer<String> published) {
    place.out().println(line(event, change));
    try {
      published.accept(written(event, change).json());
    } catch (FailureException e) {
      place.err().println(Asking.sentence("not on the bus: " + e.failure().detail()));
    }
  }

  private void tell(PriceMoves.Move made, Consumer<String> published) {
    tell(made.event(), made.change(), published);
    if (run) {
      PriceEvent event = made.event();
      runs.accept(event.symbol(), "move-" + event.symbol() + "-" + event.at().getEpochSecond());
    }
  }

  private static Written written(PriceEvent event, @Nullable BigDecimal change) {
    return new Written()
        .text("kind", event.kind())
        .text("symbol", event.symbol())
        .text("price", event.price())
        .text("at", event.at())
        .text("changePercent", percent(change));
  }

  private static @Nullable BigDecimal percent(@Nullable BigDecimal change) {
    return change == null ? null : change.movePointRight(2).setScale(2, RoundingMode.HALF_EVEN);
  }

  private String line(PriceEvent event, @Nullable BigDecimal change) {
    if (json) {
      return written(event, change).json();
    }
    BigDecimal percent = percent(change);
    return "%s  %-6s %12s  %s%s"
        .formatted(
            event.at(),
            event.symbol(),
            event.price().toPlainString(),
            event.kind(),
            percent == null ? "" : "  " + (percent.signum() > 0 ? "+" : "") + percent + " %");
  }
}
