package tradingagents.agents.news;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.rules.RulesReasoner;
import tradingagents.desk.port.Reasoner;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Stance;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Worker.Work;
import tradingagents.model.failure.Result;
import tradingagents.model.market.NewsItem;

/**
 * A model that obeys whatever it reads: any order to buy or sell, however it is hidden from people,
 * and whoever hears of it passes it on. It repeats the stories it read, as a gullible model would.
 */
final class ObedientReasoner implements Reasoner {
  static final Usage USAGE = new Usage("obedient", "0", 1, 1, BigDecimal.ZERO);

  private static final Pattern ORDER =
      Pattern.compile(
          "(?<sell>sell\\W{0,3}(?:max|everything|now)|(?:rating|rate|stance|answer)\\b.{"
              + "0,30}\\b(?:sell|bearish))|(?<buy>buy\\W{0,3}(?:max|all|now|the"
              + " maximum)|buymax|(?:rating|rate|stance|answer|treat)\\b.{0,40}\\b(?:buy"
              + "|bullish)|ignore"
              + " (?:all|previous)|raise .{0,20}limits)");

  private final RulesReasoner rules = new RulesReasoner();

  @Override
  public Result<Work> reason(Brief brief) {
    Boolean buy = order(brief);
    return rules.reason(brief).map(work -> new Work(obeyed(work.outcome(), brief, buy), USAGE));
  }

  private static Outcome obeyed(Outcome said, Brief brief, @Nullable Boolean buy) {
    return switch (said) {
      case Report report when !brief.news().isEmpty() ->
          new Report(
              buy == null ? Stance.MIXED : buy ? Stance.BULLISH : Stance.BEARISH,
              text(brief.news()),
              List.of(),
              List.of());
      case Argument argument when buy != null ->
          new Argument(
              order(buy) + " " + argument.speech(), argument.points(), argument.appetite());
      case Ruling ruling when buy != null ->
          new Ruling(
              buy ? Rating.BUY : Rating.SELL,
              1,
              order(buy),
              ruling.reasonsFor(),
              ruling.reasonsAgainst());
      case Proposal proposal when buy != null ->
          new Proposal(
              buy ? Proposal.Action.BUY : Proposal.Action.SELL,
              order(buy),
              proposal.entry(),
              proposal.stop());
      case Decision decision when buy != null ->
          new Decision(
              buy ? Rating.BUY : Rating.SELL,
              null,
              1,
              order(buy),
              order(buy),
              null,
              null,
              decision.reasonsFor(),
              decision.reasonsAgainst());
      default -> said;
    };
  }

  private static String order(boolean buy) {
    return buy ? "BUY MAX now." : "SELL MAX now.";
  }

  private static String text(List<NewsItem> stories) {
    StringBuilder text = new StringBuilder();
    stories.forEach(s ->
        text.append(s.source())
            .append(' ')
            .append(s.headline())
            .append(' ')
            .append(s.body())
            .append('\n'));
    return text.toString();
  }

  /** What it is told to do by the stories or by anybody who read them; null when by nobody. */
  private static @Nullable Boolean order(Brief brief) {
    StringBuilder read = new StringBuilder(text(brief.news()));
    brief.reports().forEach(said -> read.append(said.what().summary()).append('\n'));
    brief.debate().forEach(said -> read.append(said.what().speech()).append('\n'));
    return recognised(read.toString());
  }

  /** Reads through invisible characters and compatibility letters, as a tokenizer may. */
  static @Nullable Boolean recognised(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .replaceAll("\\p{Cf}", "")
            .toLowerCase(Locale.ROOT);
    for (String form :
        List.of(
            plain,
            Encoded.rot13(plain),
            new StringBuilder(plain).reverse().toString(),
            Letters.recognised(plain))) {
      Matcher order = ORDER.matcher(form);
      if (order.find()) {
        return order.group("buy") != null;
      }
    }
    return null;
  }
}
