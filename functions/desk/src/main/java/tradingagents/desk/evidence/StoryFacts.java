package tradingagents.desk.evidence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Report;
import tradingagents.model.market.NewsItem;

/**
 * The numbers of the stories that a report quotes, as facts: a story is evidence for what it says,
 * not for its being true. The n-th number of the story {@code news.3} is the fact {@code news.3.n}.
 * They are stored with the report, so that the run can be checked when the story is gone.
 */
public final class StoryFacts {
  private static final String PREFIX = "news.";
  private static final int MAX_NUMBERS = 12;
  private static final BigDecimal HUNDRED = new BigDecimal("100");

  private StoryFacts() {}

  /**
   * The numbers of the stories that a report names.
   *
   * @param report what the analyst answered
   * @param stories of its brief, in order, as it read them
   * @return all numbers of each story that a point cites
   */
  public static List<Fact> quoted(Report report, List<NewsItem> stories) {
    List<Fact> quoted = new ArrayList<>();
    for (NewsItem story : stories) {
      String id = story.id();
      boolean cited =
          report.points().stream()
              .flatMap(point -> point.citations().stream())
              .anyMatch(citation -> citation.fact().equals(id));
      if (cited) {
        quoted.addAll(numbers(story));
      }
    }
    return List.copyOf(quoted);
  }

  /**
   * The numbers of a story.
   *
   * @param story as it was read, under the id by which agents name it
   * @return at most twelve, in the order of headline and body
   */
  public static List<Fact> numbers(NewsItem story) {
    String text = Numerals.plain(story.headline() + "\n" + story.body());
    String undated = Dates.without(text, SaidDate.in(text));
    List<Fact> facts = new ArrayList<>();
    for (Numeral n : Numerals.in(undated)) {
      if (facts.size() < MAX_NUMBERS && !Harmless.isWindow(n, undated)) {
        facts.add(fact(story.id() + "." + (facts.size() + 1), story, n));
      }
    }
    return facts;
  }

  private static Fact fact(String id, NewsItem story, Numeral n) {
    String source = "story " + story.id() + " of " + story.source();
    return new Fact(id, story.headline(), n.value(), n.factUnit(), source, story.knownAt());
  }

  static boolean isStory(Fact fact) {
    return fact.id().startsWith(PREFIX);
  }

  /** Whether a fact is a number of the story that an id names. */
  static boolean isOf(Fact fact, String id) {
    return id.startsWith(PREFIX) && fact.id().startsWith(id + ".");
  }

  /** A percentage is quoted as it is written: 12.5 for 12.5 %. */
  static BigDecimal asWritten(Fact fact) {
    return fact.unit() == Fact.Unit.RATIO ? fact.value().multiply(HUNDRED) : fact.value();
  }

  /** A fact's value as it stands in the snapshot. */
  static String said(Fact fact) {
    return (isStory(fact) ? asWritten(fact) : fact.value()).toPlainString();
  }
}
