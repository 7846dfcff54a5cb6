package tradingagents.agents.news;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tradingagents.model.market.NewsItem;
import tradingagents.model.market.Symbol;

/**
 * The stories that an agent may read: cleaned, known by as-of, about the instrument, each once, the
 * newest first, with ids {@code news.1} and so on; and what was left out, so that it can be said.
 *
 * @param items cleaned; possibly none
 * @param removed one sentence for each thing that was taken out or left out
 */
public record Stories(List<NewsItem> items, List<String> removed) {
  /** So many stories fit into a brief. */
  public static final int MAX_STORIES = 20;

  private static final int MAX_HEADLINE = 200;
  private static final int MAX_BODY = 1_500;
  private static final int MAX_SOURCE = 40;
  private static final double SAME_STORY = 0.8;

  /** Copies the lists. */
  public Stories {
    items = List.copyOf(items);
    removed = List.copyOf(removed);
  }

  /**
   * Cleans what a source sent.
   *
   * @param sent as it was stored
   * @param symbol stories about anything else are left out
   * @param asOf what was written or known later is left out
   * @return the same for the same stories, in whatever order they come
   */
  public static Stories clean(List<NewsItem> sent, Symbol symbol, Instant asOf) {
    List<NewsItem> kept = new ArrayList<>();
    List<Set<String>> told = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    List<NewsItem> sorted = new ArrayList<>(sent);
    sorted.sort(Comparator.comparing(NewsItem::publishedAt).reversed().thenComparing(NewsItem::id));
    int later = 0;
    int foreign = 0;
    int twice = 0;
    int empty = 0;
    int over = 0;
    for (NewsItem item : sorted) {
      Set<Flag> flags = EnumSet.noneOf(Flag.class);
      if (item.publishedAt().isAfter(asOf) || item.knownAt().isAfter(asOf)) {
        later++;
      } else if (!item.symbol().equals(symbol)) {
        foreign++;
      } else if (kept.size() == MAX_STORIES) {
        over++;
      } else {
        NewsItem clean = clean(item, "news." + (kept.size() + 1), flags);
        Set<String> words = words(clean.headline() + " " + clean.body());
        if (!says(clean)) {
          empty++;
        } else if (told.stream().anyMatch(other -> isSame(other, words))) {
          twice++;
        } else {
          kept.add(clean);
          told.add(words);
          if (!flags.isEmpty()) {
            removed.add(clean.id() + ": " + names(flags));
          }
        }
      }
    }
    count(removed, later, "later than as-of");
    count(removed, foreign, "about another instrument");
    count(removed, twice, "told before");
    count(removed, empty, "without any news once cleaned");
    count(removed, over, "more than " + MAX_STORIES);
    return new Stories(kept, removed);
  }

  private static void count(List<String> removed, int stories, String why) {
    if (stories > 0) {
      removed.add(stories + (stories == 1 ? " story " : " stories ") + why);
    }
  }

  private static String names(Set<Flag> flags) {
    return flags.stream().map(Flag::words).collect(Collectors.joining(", "));
  }

  private static NewsItem clean(NewsItem item, String id, Set<Flag> flags) {
    String symbol = item.symbol().value();
    return new NewsItem(
        id,
        item.symbol(),
        PlainText.of(item.headline(), symbol, MAX_HEADLINE, flags),
        PlainText.of(item.body(), symbol, MAX_BODY, flags),
        PlainText.of(item.source(), symbol, MAX_SOURCE, flags),
        item.publishedAt(),
        item.knownAt(),
        item.vendor(),
        item.tone());
  }

  private static boolean says(NewsItem item) {
    String rest =
        (item.headline() + " " + item.body())
            .replace(Instructions.REMOVED, "")
            .replace(Encoded.REMOVED, "")
            .replace("[link]", "");
    return rest.chars().filter(Character::isLetterOrDigit).count() >= 4;
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      words.add(word);
    }
    words.remove("");
    return words;
  }

  /** Syndicated: nearly the same words. */
  private static boolean isSame(Set<String> one, Set<String> other) {
    long common = one.stream().filter(other::contains).count();
    long all = one.size() + other.size() - common;
    return all > 0 && common >= SAME_STORY * all;
  }
}
