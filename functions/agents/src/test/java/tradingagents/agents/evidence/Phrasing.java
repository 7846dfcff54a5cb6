package tradingagents.agents.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Point.Citation;

/** One line of phrasings.txt: says something true of a snapshot, or with one planted error. */
record Phrasing(List<String> cited, String template) {
  private static final Pattern PLACE =
      Pattern.compile("\\{([a-z0-9.-]+)(?::([^}]+))?\\}|\\[([^|\\]]*)\\|([^\\]]*)\\]");
  private static final DecimalFormatSymbols POINT = DecimalFormatSymbols.getInstance(Locale.ROOT);

  /** What is wrong with a planted text. */
  enum Error {
    SIGN,
    UNIT,
    DECIMAL,
    DATE,
    SYMBOL
  }

  static Phrasing of(String line) {
    if (!line.startsWith("cite ")) {
      return new Phrasing(List.of(), line);
    }
    int bar = line.indexOf('|');
    return new Phrasing(
        Arrays.asList(line.substring(5, bar).strip().split(",", -1)),
        line.substring(bar + 1).strip());
  }

  /** The text with its facts, and at most one error; null when it has no place for the error. */
  @Nullable Point say(
      Map<String, Fact> facts, LocalDate session, @Nullable Error error, Random random) {
    List<Integer> places = places(facts, error);
    if (places == null || (error != null && places.isEmpty())) {
      return null;
    }
    int planted = error == null ? -1 : places.get(random.nextInt(places.size()));
    StringBuilder text = new StringBuilder();
    Matcher matcher = PLACE.matcher(template);
    int last = 0;
    while (matcher.find()) {
      text.append(template, last, matcher.start());
      boolean wrong = matcher.start() == planted;
      text.append(fill(matcher, facts, session, wrong ? error : null, random));
      last = matcher.end();
    }
    text.append(template.substring(last));
    List<Citation> citations =
        cited.stream()
            .map(id ->
                new Citation(id, Objects.requireNonNull(facts.get(id)).value().toPlainString()))
            .toList();
    return new Point(text.toString(), citations);
  }

  /** Where the error can be planted; null when a fact is not known or says nothing. */
  private @Nullable List<Integer> places(Map<String, Fact> facts, @Nullable Error error) {
    List<Integer> places = new ArrayList<>();
    Matcher matcher = PLACE.matcher(template);
    while (matcher.find()) {
      String id = matcher.group(1);
      if (id == null) {
        if (error == Error.SIGN) {
          places.add(matcher.start());
        }
      } else if (id.equals("sym")) {
        if (error == Error.SYMBOL) {
          places.add(matcher.start());
        }
      } else if (id.equals("date")) {
        if (error == Error.DATE) {
          places.add(matcher.start());
        }
      } else if (!facts.containsKey(id)
          || isTiny(Objects.requireNonNull(facts.get(id)), matcher.group(2))) {
        return null;
      } else if ((error == Error.UNIT && !matcher.group(2).matches("r|p|n"))
          || error == Error.DECIMAL
          || (error == Error.SIGN && matcher.group(2).startsWith("+"))) {
        places.add(matcher.start());
      }
    }
    return places;
  }

  /** A number that rounds to one digit or nothing cannot be told from its neighbours. */
  private static boolean isTiny(Fact fact, String form) {
    double size = Math.abs(fact.value().doubleValue());
    return switch (fact.unit()) {
      case RATIO -> size < (form.endsWith("1") ? 0.01 : 0.001);
      case INDEX, PRICE -> size < 0.1;
      case COUNT -> size < 10;
    };
  }

  private String fill(
      Matcher at,
      Map<String, Fact> facts,
      LocalDate session,
      @Nullable Error error,
      Random random) {
    String id = at.group(1);
    if (id == null) {
      boolean up =
          Objects.requireNonNull(facts.get(subject(at))).value().signum() > 0 ^ error == Error.SIGN;
      return up ? at.group(3) : at.group(4);
    }
    if (id.equals("sym")) {
      return error == Error.SYMBOL
          ? List.of("MSFT", "NVDA", "TSLA", "ZYXW", "GOOGL").get(random.nextInt(5))
          : "AAPL";
    }
    if (id.equals("date")) {
      return date(at.group(2), error == Error.DATE ? otherDay(session, random) : session);
    }
    return number(Objects.requireNonNull(facts.get(id)), at.group(2), error, random);
  }

  /** The fact of a direction: the number right before it, else the next one. */
  private String subject(Matcher at) {
    Matcher number = Pattern.compile("\\{(market[^:}]+):[^}]*\\} ?").matcher(template);
    String before = null;
    while (number.find()) {
      if (number.end() <= at.start()) {
        before = number.end() == at.start() ? number.group(1) : null;
      } else {
        return before == null ? number.group(1) : before;
      }
    }
    if (before == null) {
      throw new IllegalArgumentException("a direction without a fact: " + template);
    }
    return before;
  }

  private static LocalDate otherDay(LocalDate day, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> day.plusYears(1);
      case 1 -> day.minusMonths(1);
      case 2 -> day.minusDays(3 + random.nextInt(5));
      default -> day.plusDays(1 + random.nextInt(9));
    };
  }

  private static String date(String form, LocalDate day) {
    String pattern =
        switch (form) {
          case "iso" -> "yyyy-MM-dd";
          case "dmy" -> "d MMMM yyyy";
          default -> "MMM d, yyyy";
        };
    return day.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
  }

  private static String number(Fact fact, String form, @Nullable Error error, Random random) {
    boolean signed = form.startsWith("+");
    String kind = signed ? form.substring(1) : form;
    BigDecimal value = fact.value();
    boolean negative = value.signum() < 0 ^ error == Error.SIGN;
    boolean own = fact.unit() == Fact.Unit.PRICE && value.signum() < 0;
    String sign = signed ? negative ? "-" : "+" : own ? "-" : "";
    int shift = error == Error.DECIMAL ? List.of(-2, -1, 1, 2).get(random.nextInt(4)) : 0;
    BigDecimal size = value.abs();
    return switch (kind) {
      case "$" -> money(sign, fixed(size, 2, shift), error, "$%s");
      case "usd" -> money(sign, fixed(size, 2, shift), error, "%s USD");
      case "p" -> sign + fixed(size, 2, shift);
      case "%", "%1", "pct" -> {
        String digits = fixed(size.movePointRight(2), kind.equals("%1") ? 1 : 2, shift);
        String unit = kind.equals("pct") ? " percent" : kind.equals("%1") ? "%" : " %";
        String wrong = List.of(" bps", " USD", " points", "").get(random.nextInt(4));
        yield sign + digits + (error == Error.UNIT ? wrong : unit);
      }
      case "bps" -> fixed(size.movePointRight(4), 0, shift) + (error == Error.UNIT ? "%" : " bps");
      case "r" -> (value.signum() < 0 ? "-" : "") + fixed(size, 4, shift);
      case "x" -> fixed(size, 2, shift) + (error == Error.UNIT ? "%" : " times");
      case "i" -> fixed(size, 2, shift) + (error == Error.UNIT ? " %" : "");
      case "i1" -> fixed(size, 1, shift) + (error == Error.UNIT ? " USD" : "");
      case "n" -> grouped(size.movePointRight(shift));
      case "m" ->
          fixed(size.movePointLeft(6), 1, shift) + (error == Error.UNIT ? " %" : " million");
      default -> throw new IllegalArgumentException(form);
    };
  }

  private static String money(String sign, String digits, @Nullable Error error, String form) {
    return error == Error.UNIT ? sign + digits + " %" : sign + form.formatted(digits);
  }

  /** Rounded as shown, then its point moved: an error of the place has the right digits. */
  private static String fixed(BigDecimal size, int places, int shift) {
    BigDecimal shown = size.setScale(places, RoundingMode.HALF_EVEN).movePointRight(shift);
    return shown.scale() < 0 ? shown.setScale(0).toPlainString() : shown.toPlainString();
  }

  private static String grouped(BigDecimal size) {
    return new DecimalFormat("#,##0.##", POINT).format(size);
  }
}
