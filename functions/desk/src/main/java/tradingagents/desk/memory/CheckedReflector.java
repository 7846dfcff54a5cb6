package tradingagents.desk.memory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.report.SafeText;
import tradingagents.model.money.Ratio;

/**
 * Lets somebody else reflect and takes the words only if every number in them is one of the
 * outcome, as far as it is written out, and with its sign where one is written: returns in percent
 * or as shares, the horizon, the confidence, the target weight, the two dates. Else, and when
 * nothing or too much was said, the plain sentence stands. Words cannot be checked, so the text
 * stays untrusted.
 */
public final class CheckedReflector implements Reflector {
  /** The longest reflection, in characters. */
  public static final int LONGEST = 600;

  private static final Pattern NUMBER = Pattern.compile("[-+\u2212]?\\d+(?:[.,]\\d+)*");
  private static final Pattern FOREIGN_DIGIT = Pattern.compile("[\\p{N}&&[^0-9]]");

  private final Reflector writer;
  private final Reflector plain = new PlainReflection();

  /**
   * A reflector that checks another one.
   *
   * @param writer whose words are checked
   */
  public CheckedReflector(Reflector writer) {
    this.writer = writer;
  }

  @Override
  public String reflect(Pending decision, Settlement settlement) {
    String words = SafeText.line(writer.reflect(decision, settlement));
    boolean sayable = !words.isEmpty() && words.length() <= LONGEST;
    return sayable && numbersAreKnown(words, decision, settlement)
        ? words
        : plain.reflect(decision, settlement);
  }

  private static boolean numbersAreKnown(String words, Pending decision, Settlement settlement) {
    String rest = words;
    for (@Nullable Object name :
        new @Nullable Object[] {
          decision.session(), settlement.session(), decision.symbol(), decision.terms().benchmark()
        }) {
      rest = name == null ? rest : rest.replace(name.toString(), " ");
    }
    if (FOREIGN_DIGIT.matcher(rest).find()) {
      return false;
    }
    List<BigDecimal> known = known(decision, settlement);
    Matcher numbers = NUMBER.matcher(rest);
    while (numbers.find()) {
      String written = numbers.group().replace('\u2212', '-');
      if (written.contains(",") || known.stream().noneMatch(value -> says(written, value))) {
        return false;
      }
    }
    return true;
  }

  private static List<BigDecimal> known(Pending decision, Settlement settlement) {
    List<BigDecimal> shares = new ArrayList<>();
    shares.add(settlement.rawReturn());
    shares.add(BigDecimal.valueOf(decision.confidence()));
    add(shares, settlement.benchmarkReturn());
    add(shares, settlement.excessReturn());
    Ratio weight = decision.targetWeight();
    add(shares, weight == null ? null : weight.value());
    List<BigDecimal> known = new ArrayList<>(shares);
    shares.forEach(share -> known.add(share.movePointRight(2)));
    known.add(BigDecimal.valueOf(decision.terms().horizonSessions()));
    return known;
  }

  private static void add(List<BigDecimal> shares, @Nullable BigDecimal share) {
    if (share != null) {
      shares.add(share);
    }
  }

  /** Whether a number as it is written is a value, rounded to as many places as are written. */
  private static boolean says(String written, BigDecimal value) {
    if (written.indexOf('.') != written.lastIndexOf('.')) {
      return false;
    }
    boolean signed = !Character.isDigit(written.charAt(0));
    BigDecimal said = new BigDecimal(written);
    BigDecimal meant = signed ? value : value.abs();
    return meant.setScale(said.scale(), RoundingMode.HALF_UP).compareTo(said) == 0;
  }
}
