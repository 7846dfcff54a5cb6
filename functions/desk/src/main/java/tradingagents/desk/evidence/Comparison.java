package tradingagents.desk.evidence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tradingagents.desk.run.Fact;

/**
 * A number held against a fact, under the words around it. Sizes are the same when the fact rounds
 * to the digits shown; after {@code about} and its like one more of the last digit may be missing,
 * but never more than a twentieth.
 */
final class Comparison {
  /** What holding a number against a fact can find. */
  enum Fit {
    MATCH,
    WRONG_SIGN,
    WRONG_UNIT,
    WRONG_PLACE,
    OTHER
  }

  /**
   * The words around a number.
   *
   * @param direction -1, 1 or 0
   * @param beside whether the direction stands right beside the number
   * @param unsigned whether a size without a sign is fair, as in "only 3 % away"
   * @param approximate whether the speaker said about
   * @param shareOf whether it reads "x % of something"
   */
  record Words(
      int direction, boolean beside, boolean unsigned, boolean approximate, boolean shareOf) {}

  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal TWENTIETH = new BigDecimal("0.05");
  private static final int HUNDRED = 2;
  private static final int TEN_THOUSAND = 4;
  private static final int LEAST_DIGITS = 2;

  /** Labels of facts that can be negative, so that an unsigned number claims a sign. */
  private static final Pattern SIGNED =
      Pattern.compile(
          "(?i)return|change|momentum|gain|growth|close to|to \\S+"
              + " average|gap|histogram|macd|slope|surprise|spread|alpha|difference");

  private static final Pattern DEPTH = Pattern.compile("(?i)drawdown|to the highest|decline|loss");
  private static final Pattern SHARE = Pattern.compile("(?i)as a share of|ratio of");

  private final String currency;
  private final Map<String, Nature> natures = new HashMap<>();

  /** What a fact's label says of its value. */
  private record Nature(boolean signed, boolean depth, boolean share) {
    static Nature of(Fact fact) {
      boolean signed = fact.value().signum() < 0 || SIGNED.matcher(fact.label()).find();
      return new Nature(
          signed, DEPTH.matcher(fact.label()).find(), SHARE.matcher(fact.label()).find());
    }
  }

  Comparison(String currency) {
    this.currency = currency;
  }

  private Nature nature(Fact fact) {
    return natures.computeIfAbsent(fact.id(), id -> Nature.of(fact));
  }

  Fit of(Numeral n, Fact fact, Words words) {
    for (BigDecimal reading : readings(n, fact)) {
      if (isSame(n, reading, scaleOf(n, fact), fact.value(), words)) {
        return signFits(n, fact.value(), fact, words) ? Fit.MATCH : Fit.WRONG_SIGN;
      }
    }
    if (isFromOne(n, fact, words)) {
      return Fit.MATCH;
    }
    if (isOtherUnit(n, fact)) {
      return Fit.WRONG_UNIT;
    }
    boolean comparable = n.kind() == Numeral.Kind.PLAIN || Naming.fits(n.kind(), fact.unit());
    return comparable && hasSameDigits(n, fact) ? Fit.WRONG_PLACE : Fit.OTHER;
  }

  /** Whether "more than n" (1) or "less than n" (-1) is true of a fact; sizes after a direction. */
  boolean holds(Numeral n, Fact fact, Words words, int comparator) {
    BigDecimal size = n.size().scaleByPowerOfTen(-scaleOf(n, fact));
    BigDecimal value = fact.value();
    if (words.direction() != 0 && fact.unit() == Fact.Unit.RATIO && nature(fact).signed()) {
      return value.signum() == words.direction() && value.abs().compareTo(size) * comparator >= 0;
    }
    BigDecimal claimed = n.sign() < 0 ? size.negate() : size;
    return value.compareTo(claimed) * comparator >= 0;
  }

  /** A size of the fact's own unit; none when the number's unit cannot mean the fact. */
  private List<BigDecimal> readings(Numeral n, Fact fact) {
    List<BigDecimal> readings = new ArrayList<>();
    boolean readable =
        switch (n.kind()) {
          case PERCENT, BASIS_POINTS -> fact.unit() == Fact.Unit.RATIO;
          case TIMES -> fact.unit() == Fact.Unit.RATIO && nature(fact).share();
          case MONEY ->
              fact.unit() == Fact.Unit.PRICE && (n.unit().isEmpty() || n.unit().equals(currency));
          case SHARES -> fact.unit() == Fact.Unit.COUNT;
          case PLAIN ->
              fact.unit() != Fact.Unit.RATIO
                  || n.precision() >= LEAST_DIGITS
                  || n.size().compareTo(fact.value().abs()) == 0;
        };
    if (readable) {
      readings.add(n.size().scaleByPowerOfTen(-scaleOf(n, fact)));
    }
    return readings;
  }

  private static int scaleOf(Numeral n, Fact fact) {
    if (fact.unit() != Fact.Unit.RATIO) {
      return 0;
    }
    return switch (n.kind()) {
      case PERCENT -> HUNDRED;
      case BASIS_POINTS -> TEN_THOUSAND;
      case PLAIN, MONEY, TIMES, SHARES -> 0;
    };
  }

  private static boolean isSame(
      Numeral n, BigDecimal size, int scale, BigDecimal value, Words words) {
    BigDecimal place = n.lastPlace().scaleByPowerOfTen(-scale);
    BigDecimal off = value.abs().subtract(size.abs()).abs();
    if (off.compareTo(place.multiply(HALF)) <= 0) {
      return true;
    }
    if (!words.approximate()) {
      return false;
    }
    int zeros = n.mantissa().scale() > 0 ? 0 : trailingZeros(n.mantissa());
    BigDecimal last = place.scaleByPowerOfTen(zeros);
    return off.compareTo(last.min(value.abs().multiply(TWENTIETH))) <= 0;
  }

  private static int trailingZeros(BigDecimal value) {
    return Math.max(0, -value.stripTrailingZeros().scale());
  }

  /** "23 % above its average" of a share of 1.23, "95 % of its high" of a gap of -5 %. */
  private boolean isFromOne(Numeral n, Fact fact, Words words) {
    if (fact.unit() != Fact.Unit.RATIO || n.kind() != Numeral.Kind.PERCENT) {
      return false;
    }
    BigDecimal size = n.size().scaleByPowerOfTen(-HUNDRED);
    if (nature(fact).share()) {
      BigDecimal signed = words.direction() < 0 ? size.negate() : size;
      BigDecimal rest = fact.value().subtract(BigDecimal.ONE);
      return words.direction() != 0 && within(n, signed, rest);
    }
    return words.shareOf()
        && nature(fact).signed()
        && within(n, size, fact.value().add(BigDecimal.ONE));
  }

  private static boolean within(Numeral n, BigDecimal size, BigDecimal value) {
    BigDecimal half = n.lastPlace().scaleByPowerOfTen(-HUNDRED).multiply(HALF);
    return value.subtract(size).abs().compareTo(half) <= 0;
  }

  private boolean signFits(Numeral n, BigDecimal value, Fact fact, Words words) {
    int sign = value.signum();
    if (sign == 0 || n.size().signum() == 0) {
      return true;
    }
    if (n.sign() != 0 && n.sign() != sign) {
      return false;
    }
    if (!nature(fact).signed()) {
      return true;
    }
    if (words.direction() != 0 && (n.sign() == 0 || words.beside())) {
      return words.direction() == sign;
    }
    return n.sign() != 0 || sign > 0 || words.unsigned() || nature(fact).depth();
  }

  /** Whether the digits are right and only the unit is not: 13.57 USD for 13.57 %. */
  private static boolean isOtherUnit(Numeral n, Fact fact) {
    if (n.precision() < LEAST_DIGITS) {
      return false;
    }
    BigDecimal value = fact.value().abs();
    BigDecimal half = n.lastPlace().multiply(HALF);
    int[] scales =
        switch (fact.unit()) {
          case RATIO -> new int[] {HUNDRED, TEN_THOUSAND, 0};
          case COUNT -> new int[] {0, -3, -6, -9};
          case PRICE, INDEX -> new int[] {0, HUNDRED};
        };
    for (int scale : scales) {
      if (value.scaleByPowerOfTen(scale).subtract(n.size()).abs().compareTo(half) <= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasSameDigits(Numeral n, Fact fact) {
    String digits = n.digits();
    int shown = n.precision();
    if (shown < LEAST_DIGITS || fact.value().signum() == 0) {
      return false;
    }
    return digits.equals(rounded(fact.value(), shown))
        || (digits.length() >= LEAST_DIGITS
            && digits.equals(rounded(fact.value(), digits.length())));
  }

  private static String rounded(BigDecimal value, int digits) {
    return Numeral.digits(value.round(new MathContext(digits, RoundingMode.HALF_EVEN)));
  }
}
