package tradingagents.chain.vendor;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import tradingagents.model.market.Fundamentals;
import tradingagents.model.market.Known;
import tradingagents.model.market.MacroSeries;
import tradingagents.model.market.NewsList;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.Symbol;

/**
 * What can be asked of a vendor. A question says nothing of an as-of instant: the answer carries
 * when each part was known and is cut by whoever asks for a run, so that one answer serves all.
 *
 * @param <A> the answer's type
 */
public sealed interface Question<A extends Known<A>> {
  /** The longest span of days that can be asked at once: a century is a mistake. */
  int MOST_DAYS = 40 * 366;

  /**
   * Which chain of vendors it goes to.
   *
   * @return its category
   */
  Category category();

  /**
   * The question as a short text: equal for equal questions.
   *
   * @return printable ASCII without spaces
   */
  String key();

  /**
   * An answer as what this question's answers are.
   *
   * @param answer of the type that belongs to this kind of question
   * @return the same
   */
  @SuppressWarnings("unchecked") // The question's kind decides the answer's.
  default A typed(Known<?> answer) {
    return (A) answer;
  }

  /**
   * Daily bars of a range of sessions, both ends included, with every split and dividend from
   * {@code from} to the day of asking (what follows the range moves a split-adjusted vendor's
   * prices, and must be known to take it out again).
   *
   * @param symbol what
   * @param from first date
   * @param to last date, not before {@code from}
   */
  record Bars(Symbol symbol, LocalDate from, LocalDate to) implements Question<PriceHistory> {
    /** Checks the range. */
    public Bars {
      range(from, to);
    }

    @Override
    public Category category() {
      return Category.BARS;
    }

    @Override
    public String key() {
      return symbol + "/" + from + "/" + to;
    }
  }

  /**
   * What an instrument is worth now.
   *
   * @param symbol what
   */
  record Price(Symbol symbol) implements Question<tradingagents.model.market.Quote> {
    @Override
    public Category category() {
      return Category.QUOTE;
    }

    @Override
    public String key() {
      return symbol.value();
    }
  }

  /**
   * Stories of a range of dates in UTC, both ends included.
   *
   * @param symbol about what
   * @param from first date
   * @param to last date, not before {@code from}
   */
  record Stories(Symbol symbol, LocalDate from, LocalDate to) implements Question<NewsList> {
    private static final int USUAL_DAYS = 30;

    /** Checks the range. */
    public Stories {
      range(from, to);
    }

    /**
     * What a run asks for: a month of stories.
     *
     * @param symbol about what
     * @param asOf the run's instant
     * @return up to the day of the instant, in UTC
     */
    public static Stories before(Symbol symbol, Instant asOf) {
      LocalDate to = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
      return new Stories(symbol, to.minusDays(USUAL_DAYS), to);
    }

    @Override
    public Category category() {
      return Category.NEWS;
    }

    @Override
    public String key() {
      return symbol + "/" + from + "/" + to;
    }
  }

  /**
   * A company's accounts and profile: everything the vendor has.
   *
   * @param symbol whose
   */
  record Accounts(Symbol symbol) implements Question<Fundamentals> {
    @Override
    public Category category() {
      return Category.FUNDAMENTALS;
    }

    @Override
    public String key() {
      return symbol.value();
    }
  }

  /**
   * A series of the economy with all its vintages.
   *
   * @param id 1 to 40 capital letters, digits and underscores, such as {@code UNRATE}
   */
  record Economy(String id) implements Question<MacroSeries> {
    /** Checks the name. */
    public Economy {
      if (!id.matches("[A-Z0-9_]{1,40}")) {
        throw new IllegalArgumentException(
            "a series is 1 to 40 letters, digits and underscores (such as UNRATE), not '"
                + (id.length() > 40 ? id.substring(0, 40) + "..." : id)
                    .replaceAll("[^\\p{Print}]", "?")
                + "'");
      }
    }

    /**
     * A series as a person types it.
     *
     * @param text small letters may be used
     * @return the question
     * @throws IllegalArgumentException when it is no name of a series
     */
    public static Economy parse(String text) {
      return new Economy(text.toUpperCase(Locale.ROOT));
    }

    @Override
    public Category category() {
      return Category.MACRO;
    }

    @Override
    public String key() {
      return id;
    }
  }

  private static void range(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("the range ends on " + to + ", before it begins: " + from);
    }
    if (from.plusDays(MOST_DAYS).isBefore(to)) {
      throw new IllegalArgumentException(
          "from " + from + " to " + to + " is longer than 40 years, the most that can be asked");
    }
  }
}
