package tradingagents.desk.memory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tradingagents.desk.run.Fact;
import tradingagents.model.market.Symbol;

/**
 * A situation in words that can be compared: the symbol, and each fact of the snapshot by the range
 * it lies in, such as {@code rsi14:30-40} or {@code trend:above}. A fact that is missing gives no
 * word. The rating is no word: whoever asks what is similar has not decided yet.
 */
public final class Situation {
  private static final List<Scale> SCALES =
      List.of(
          new Scale(
              "market.rsi14",
              "rsi14",
              edges("30 40 50 60 70"),
              List.of("<30", "30-40", "40-50", "50-60", "60-70", ">70")),
          new Scale("market.close-to-sma200", "trend", edges("0"), List.of("below", "above")),
          new Scale("market.close-to-sma50", "sma50", edges("0"), List.of("below", "above")),
          new Scale("market.sma50-slope21", "slope", edges("0"), List.of("falling", "rising")),
          new Scale("market.macd-histogram-ratio", "macd", edges("0"), List.of("down", "up")),
          new Scale("market.return5", "week", edges("-0.03 0 0.03"), steps("-3%", "0%", "3%")),
          new Scale("market.return21", "month", edges("-0.05 0 0.05"), steps("-5%", "0%", "5%")),
          new Scale(
              "market.momentum12-1",
              "momentum",
              edges("-0.1 0 0.1 0.3"),
              steps("-10%", "0%", "10%", "30%")),
          new Scale(
              "market.volatility20",
              "volatility",
              edges("0.15 0.25 0.4"),
              List.of("low", "middle", "high", "extreme")),
          new Scale(
              "market.volatility-ratio",
              "volatility-change",
              edges("0.9 1.1"),
              List.of("calmer", "steady", "wilder")),
          new Scale(
              "market.bollinger-position",
              "band",
              edges("0 0.5 1"),
              List.of("under", "lower", "upper", "over")),
          new Scale(
              "market.drawdown252",
              "drawdown",
              edges("-0.3 -0.15 -0.05"),
              List.of("deep", "large", "some", "near-high")),
          new Scale(
              "market.volume-ratio20",
              "volume",
              edges("0.7 1.3"),
              List.of("thin", "usual", "heavy")));

  private Situation() {}

  /**
   * The ranges of one fact.
   *
   * @param fact its id
   * @param name the word's first half
   * @param edges in rising order; a value on an edge belongs to the range above it
   * @param ranges names, one more than edges
   */
  private record Scale(String fact, String name, List<BigDecimal> edges, List<String> ranges) {
    Scale {
      if (ranges.size() != edges.size() + 1) {
        throw new IllegalArgumentException(name + " has as many ranges as its edges make");
      }
    }

    String word(BigDecimal value) {
      int range = 0;
      while (range < edges.size() && value.compareTo(edges.get(range)) >= 0) {
        range++;
      }
      return name + ":" + ranges.get(range);
    }
  }

  /**
   * The words of a situation.
   *
   * @param symbol the instrument
   * @param facts its snapshot
   * @return the symbol's word first, then one word a known fact, in a fixed order
   */
  public static List<String> words(Symbol symbol, List<Fact> facts) {
    Map<String, Fact> byId =
        facts.stream()
            .collect(Collectors.toMap(Fact::id, Function.identity(), (first, again) -> first));
    List<String> words = new ArrayList<>();
    words.add("symbol:" + symbol);
    for (Scale scale : SCALES) {
      Fact fact = byId.get(scale.fact());
      if (fact != null) {
        words.add(scale.word(fact.value()));
      }
    }
    return List.copyOf(words);
  }

  private static List<BigDecimal> edges(String numbers) {
    return List.of(numbers.split(" ")).stream().map(BigDecimal::new).toList();
  }

  /** Ranges named by their edges. */
  private static List<String> steps(String... edges) {
    List<String> ranges = new ArrayList<>();
    ranges.add("<" + edges[0]);
    for (int i = 1; i < edges.length; i++) {
      ranges.add(edges[i - 1] + ".." + edges[i]);
    }
    ranges.add(">" + edges[edges.length - 1]);
    return List.copyOf(ranges);
  }
}
