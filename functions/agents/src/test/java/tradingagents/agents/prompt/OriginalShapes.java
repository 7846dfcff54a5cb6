package tradingagents.agents.prompt;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.NewsItem;

/**
 * What TauricResearch/TradingAgents v0.3.0 sends at depth 1 on a run's data, counted from its
 * shapes and never in its disfavour. docs/models/prompts.md states the counting: which call reads
 * what, and where each size comes from.
 */
final class OriginalShapes {
  /** English prose with tables has fewer characters in a token. */
  private static final double CHARACTERS_OF_A_TOKEN = 4.5;

  private static final int INSTRUCTIONS = 300;
  private static final int MARKET_INSTRUCTIONS = 600;
  private static final int TOOL = 80;
  private static final int TOOL_CALL = 40;
  private static final int DESCRIPTION = 50;
  private static final int DAYS = 30;
  private static final int INDICATORS = 8;
  private static final int SNAPSHOT_INDICATORS = 11;

  private OriginalShapes() {}

  /**
   * How long its texts are, in characters.
   *
   * @param reports of market, news and sentiment
   * @param bull its speech
   * @param bear its speech
   * @param plan the research manager's, and about the trader's
   * @param voices aggressive, conservative, neutral
   */
  record Sizes(int[] reports, int bull, int bear, int plan, int[] voices) {
    /** A published run on AAPL of 8 May 2026. */
    static final Sizes PUBLISHED =
        new Sizes(
            new int[] {6_753, 5_317, 4_463}, 9_117, 6_382, 3_258, new int[] {4_552, 6_551, 10_162});

    /** Each text as short as the shortest of its kind in any published run that was looked at. */
    static final Sizes SHORTEST =
        new Sizes(
            new int[] {4_463, 4_463, 4_463}, 4_463, 4_463, 3_258, new int[] {4_463, 4_463, 4_463});
  }

  /** Input tokens of one decision. */
  static int tokens(BarSeries bars, List<NewsItem> stories, Sizes sizes) {
    int reports = tokens(sizes.reports[0]);
    int readers = 0;
    if (!stories.isEmpty()) {
      reports += tokens(sizes.reports[1]) + tokens(sizes.reports[2]);
      readers = news(stories);
    }
    return market(bars) + readers + research(reports, sizes) + risk(reports, sizes);
  }

  private static int tokens(int characters) {
    return (int) (characters / CHARACTERS_OF_A_TOKEN);
  }

  /** Three calls at least: ask for prices and the snapshot, ask for the indicators, write. */
  private static int market(BarSeries bars) {
    int asking = MARKET_INSTRUCTIONS + 3 * TOOL;
    int withPrices = asking + Tokens.of(csv(bars)) + Tokens.of(snapshot(bars)) + 2 * TOOL_CALL;
    int indicator = TOOL_CALL + DESCRIPTION + Tokens.of(daily(bars));
    int withIndicators = withPrices + INDICATORS * indicator;
    return asking + withPrices + withIndicators;
  }

  /** The news analyst asks once and writes; the other's stories stand in the prompt. */
  private static int news(List<NewsItem> stories) {
    int asking = INSTRUCTIONS + 4 * TOOL;
    int read =
        stories.stream().mapToInt(s -> Tokens.of(s.headline() + s.body() + s.source())).sum();
    return asking + (asking + TOOL_CALL + read) + (INSTRUCTIONS + read);
  }

  /** Bull, bear (the debate and the last speech), manager (the debate), trader (the plan). */
  private static int research(int reports, Sizes sizes) {
    int bull = INSTRUCTIONS + reports;
    int bear = INSTRUCTIONS + reports + 2 * tokens(sizes.bull);
    int manager = INSTRUCTIONS + tokens(sizes.bull) + tokens(sizes.bear);
    int trader = INSTRUCTIONS + tokens(sizes.plan);
    return bull + bear + manager + trader;
  }

  /** Each voice reads reports, the trader's plan, the whole debate and the others' last words. */
  private static int risk(int reports, Sizes sizes) {
    int plan = tokens(sizes.plan);
    int one = tokens(sizes.voices[0]);
    int two = tokens(sizes.voices[1]);
    int first = INSTRUCTIONS + reports + plan;
    int second = first + 2 * one;
    int third = first + 2 * (one + two);
    int manager = INSTRUCTIONS + 2 * plan + one + two + tokens(sizes.voices[2]);
    return first + second + third + manager;
  }

  private static List<Bar> newest(BarSeries bars) {
    LocalDate last = bars.bars().getLast().session();
    return bars.bars().stream().filter(bar -> bar.session().isAfter(last.minusDays(DAYS))).toList();
  }

  private static String csv(BarSeries bars) {
    return newest(bars).stream()
        .map(b ->
            b.session()
                + ","
                + b.open()
                + ","
                + b.high()
                + ","
                + b.low()
                + ","
                + b.close()
                + ","
                + b.volume())
        .collect(Collectors.joining("\n", "Date,Open,High,Low,Close,Volume\n", "\n"));
  }

  private static String snapshot(BarSeries bars) {
    List<Bar> newest = newest(bars);
    Bar last = newest.getLast();
    String indicators = ("name: " + last.close() + "\n").repeat(SNAPSHOT_INDICATORS);
    return newest.stream()
        .map(b -> b.session() + " " + b.close())
        .collect(Collectors.joining("\n", last + "\n" + indicators, "\n"));
  }

  /** One indicator over thirty days, a line for each, days without a session included. */
  private static String daily(BarSeries bars) {
    Map<LocalDate, String> lines = new TreeMap<>();
    LocalDate last = bars.bars().getLast().session();
    for (int i = 0; i < DAYS; i++) {
      lines.put(last.minusDays(i), "N/A");
    }
    newest(bars).forEach(bar -> lines.put(bar.session(), bar.close().toPlainString()));
    return lines.entrySet().stream()
        .map(day -> day.getKey() + ": " + day.getValue())
        .collect(Collectors.joining("\n"));
  }
}
