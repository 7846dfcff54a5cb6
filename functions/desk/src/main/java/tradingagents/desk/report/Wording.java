package tradingagents.desk.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Stance;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Step;

/**
 * How types read to a person, the same in the terminal, in Markdown and in HTML. Every mark stands
 * beside a word, so meaning never hangs on a colour or a shape alone.
 */
public final class Wording {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

  private Wording() {}

  /**
   * A speaker's name.
   *
   * @param step who
   * @return such as {@code Bull researcher}
   */
  public static String name(Step step) {
    String words = step.wireName().replace('-', ' ');
    return switch (step) {
      case AGGRESSIVE_RISK, CONSERVATIVE_RISK, NEUTRAL_RISK ->
          capital(words.replace(" risk", "") + " voice");
      default -> capital(words);
    };
  }

  /**
   * The mark of a rating.
   *
   * @param rating of the five tiers, or REVIEW
   * @return a sign that needs no colour: up, up a little, level, down a little, down, or a question
   */
  public static String mark(Rating rating) {
    return switch (rating) {
      case BUY -> "▲";
      case OVERWEIGHT -> "△";
      case HOLD -> "■";
      case UNDERWEIGHT -> "▽";
      case SELL -> "▼";
      case REVIEW -> "?";
    };
  }

  /**
   * A stance with its mark.
   *
   * @param stance where evidence points
   * @return such as {@code ▲ bullish}
   */
  public static String stance(Stance stance) {
    return switch (stance) {
      case BULLISH -> "▲ bullish";
      case MIXED -> "■ mixed";
      case BEARISH -> "▼ bearish";
      case NO_DATA -> "○ no data";
    };
  }

  /**
   * How the run stands.
   *
   * @param status derived
   * @return small words
   */
  public static String status(Status status) {
    return words(status);
  }

  /**
   * An enum's name as small words.
   *
   * @param word any constant
   * @return such as {@code partly filled}
   */
  public static String words(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * A share as percent, to at most two digits.
   *
   * @param share 0.05 is five percent
   * @return such as {@code 5 %}
   */
  public static String percent(BigDecimal share) {
    BigDecimal hundred =
        share.movePointRight(2).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
    return (hundred.scale() < 0 ? hundred.setScale(0) : hundred).toPlainString() + " %";
  }

  /**
   * A statistic from 0 to 1 as percent without digits.
   *
   * @param share 0.58
   * @return such as {@code 58 %}
   */
  public static String percent(double share) {
    return Double.isFinite(share) ? Math.round(share * 100) + " %" : "unknown";
  }

  /**
   * A verified number.
   *
   * @param fact with its unit
   * @return as a person reads it
   */
  public static String value(Fact fact) {
    return value(fact.value(), fact.unit());
  }

  /**
   * A number with its unit, none of its digits lost unless it is a share.
   *
   * @param value exact
   * @param unit how to read it
   * @return as a person reads it
   */
  public static String value(BigDecimal value, Fact.Unit unit) {
    return switch (unit) {
      case RATIO -> percent(value);
      case PRICE -> price(value);
      case INDEX, COUNT -> value.toPlainString();
    };
  }

  /**
   * A price or an amount with at least two digits after the point, none lost.
   *
   * @param value exact
   * @return such as {@code 192.50}
   */
  public static String price(BigDecimal value) {
    return value.setScale(Math.max(2, value.scale()), RoundingMode.UNNECESSARY).toPlainString();
  }

  /**
   * A quoted number.
   *
   * @param citation the fact and the value claimed for it; untrusted
   * @param fact the verified fact, null when there is none of this id
   * @return label and value as claimed
   */
  public static String claim(Point.Citation citation, @Nullable Fact fact) {
    String said = citation.value();
    if (fact == null) {
      return citation.fact() + " " + said + " (no such fact)";
    }
    boolean number = said.length() <= 40 && said.matches("-?\\d+(\\.\\d+)?");
    if (!number) {
      return fact.label() + " " + said;
    }
    BigDecimal value = new BigDecimal(said);
    return value.compareTo(fact.value()) == 0
        ? fact.label() + " " + brief(fact)
        : "%s %s (the snapshot says %s)"
            .formatted(fact.label(), value(value, fact.unit()), value(fact));
  }

  /** A verified number in a sentence: a statistic to two digits. The snapshot shows the rest. */
  private static String brief(Fact fact) {
    return fact.unit() == Fact.Unit.INDEX && fact.value().scale() > 2
        ? fact.value().setScale(2, RoundingMode.HALF_UP).toPlainString()
        : value(fact);
  }

  /**
   * How long something took.
   *
   * @param length not negative
   * @return such as {@code 143 ms}, {@code 2.4 s} or {@code 3 min 05 s}
   */
  public static String duration(Duration length) {
    long millis = length.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return millis / 1000 + "." + millis / 100 % 10 + " s";
    }
    long seconds = millis / 1000 % 60;
    return millis / 60_000 + " min " + (seconds < 10 ? "0" : "") + seconds + " s";
  }

  /**
   * An instant to the minute.
   *
   * @param at when
   * @return in UTC
   */
  public static String minute(Instant at) {
    return MINUTE.format(LocalDateTime.ofInstant(at, ZoneOffset.UTC));
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
