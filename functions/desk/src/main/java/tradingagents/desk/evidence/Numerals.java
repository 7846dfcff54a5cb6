package tradingagents.desk.evidence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the numbers of a text: signs, currencies before or behind, thousands separators, decimal
 * points and commas, thousands to trillions, percent, basis points, multiples. Digits that belong
 * to a name (sma50, COVID-19, news.3, 14th) are no numbers.
 */
final class Numerals {
  private static final Pattern DIGITS =
      Pattern.compile(
          "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?![\\d,]*\\d)"
              + "|\\d{1,3}(?:\\.\\d{3})+,\\d+"
              + "|\\d{1,3}(?:'\\d{3})+(?:\\.\\d+)?(?!\\d)"
              + "|\\d+\\.\\d+|\\d+,\\d{1,2}(?![\\d,])|0,\\d+(?![\\d,])|\\d+|\\.\\d+");

  private static final Pattern BEFORE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.])(?:(minus|negative|plus)\\s)?([-+](?!\\s))?"
              + "((?:US|A|C|HK)?[$\\u20ac\\u00a3\\u00a5]\\s?"
              + "|(?:USD|EUR|GBP|JPY|CHF|CAD|AUD)\\s?)?([-+])?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern AFTER =
      Pattern.compile(
          "^((?:["
              + " -]?(?:thousand|million|billion|trillion|mln|mn|mm|bn|tn)"
              + "|[kmbt])(?![\\p{L}\\p{N}]))?(?:["
              + " -]?(%|per\\s?cent(?:age)?(?:[ -]points?)?|pct\\.?|p\\.p\\.|pp\\b|basis["
              + " -]points?|bps?(?![\\p{L}])|(?:U\\.?S\\.? )?dollars?|cents?|euros?|pounds?|yen"
              + "|USD|EUR|GBP|JPY|CHF|CAD|AUD|[$\\u20ac\\u00a3\\u00a5]|x(?![\\p{L}])"
              + "|\\u00d7|times|-?fold|shares?|units?"
              + " traded)(?![\\p{L}]))?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern JOINED =
      Pattern.compile("^\\s?(?:to|and|or|,|-|\\u2013|/|through|, and|, or)\\s?(?=[-+$\\d.]).*");

  private static final Pattern CODE =
      Pattern.compile("USD|EUR|GBP|JPY|CHF|CAD|AUD", Pattern.CASE_INSENSITIVE);

  private static final Map<String, String> CURRENCIES =
      Map.ofEntries(
          Map.entry("$", "USD"),
          Map.entry("us$", "USD"),
          Map.entry("a$", "AUD"),
          Map.entry("c$", "CAD"),
          Map.entry("hk$", "HKD"),
          Map.entry("\u20ac", "EUR"),
          Map.entry("\u00a3", "GBP"),
          Map.entry("\u00a5", "JPY"),
          Map.entry("euro", "EUR"),
          Map.entry("pound", "GBP"),
          Map.entry("yen", "JPY"),
          Map.entry("dollar", "USD"),
          Map.entry("us dollar", "USD"),
          Map.entry("u.s. dollar", "USD"));

  private Numerals() {}

  /** A text of the same length in which look-alike signs and spaces are plain ones. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\u2212', '\u2010', '\u2011', '\ufe63', '\uff0d' -> plain.setCharAt(i, '-');
        case '\u00a0', '\u2007', '\u2009', '\u202f' ->
            plain.setCharAt(i, isDigit(text, i - 1) && isDigit(text, i + 1) ? '\'' : ' ');
        case '\t', '*', '_', '`' -> plain.setCharAt(i, ' ');
        case '\uff05' -> plain.setCharAt(i, '%');
        case '\u2019' -> plain.setCharAt(i, '\'');
        case '\u2013' -> {
          boolean sign =
              i + 1 < text.length()
                  && Character.isDigit(text.charAt(i + 1))
                  && (i == 0 || " (:,".indexOf(text.charAt(i - 1)) >= 0);
          plain.setCharAt(i, sign ? '-' : c);
        }
        default -> {}
      }
    }
    return plain.toString();
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
  }

  /** The numbers of a plain text, in order; a number without a unit shares that of its list. */
  static List<Numeral> in(String text) {
    List<Numeral> found = new ArrayList<>();
    Matcher digits = DIGITS.matcher(text);
    int from = 0;
    while (digits.find(from)) {
      from = digits.end();
      if (!isPartOfName(text, digits.start())) {
        Numeral numeral = numeral(text, digits.start(), digits.end());
        if (!isNamed(text, numeral)) {
          found.add(numeral);
        }
        from = Math.max(from, numeral.end());
      }
    }
    for (int i = found.size() - 2; i >= 0; i--) {
      Numeral next = found.get(i + 1);
      boolean open = found.get(i).kind() == Numeral.Kind.PLAIN;
      boolean shares =
          next.kind() == Numeral.Kind.PERCENT || next.kind() == Numeral.Kind.BASIS_POINTS;
      if (open
          && shares
          && JOINED.matcher(text.substring(found.get(i).end(), next.start() + 1)).matches()
          && found.get(i).multiplier().compareTo(BigDecimal.ONE) == 0) {
        found.set(i, found.get(i).withUnitOf(next));
      }
    }
    return found;
  }

  private static boolean isPartOfName(String text, int at) {
    if (at == 0) {
      return false;
    }
    char before = text.charAt(at - 1);
    char earlier = at > 1 ? text.charAt(at - 2) : ' ';
    if (Character.isLetter(before)) {
      return !CODE.matcher(text.substring(Math.max(0, at - 3), at)).matches();
    }
    if (before == '#' || before == '_') {
      return true;
    }
    boolean joint = before == '-' || before == '.' || before == '/' || before == '&';
    return joint && Character.isLetter(earlier);
  }

  /** Letters that stick to the number and are no unit make it a name: 5G, 14th, 10-K, 50d. */
  private static boolean isNamed(String text, Numeral numeral) {
    return numeral.end() < text.length() && Character.isLetter(text.charAt(numeral.end()));
  }

  private static Numeral numeral(String text, int start, int end) {
    int begin = Math.max(0, start - 16);
    Matcher before = BEFORE.matcher(text.substring(begin, start));
    int sign = 0;
    int first = start;
    String currency = "";
    if (before.find()) {
      String word = before.group(1) == null ? "" : before.group(1).toLowerCase(Locale.ROOT);
      String mark = before.group(2) == null ? before.group(4) : before.group(2);
      boolean negative = (!word.isEmpty() && !word.equals("plus")) || "-".equals(mark);
      sign = negative ? -1 : word.equals("plus") || "+".equals(mark) ? 1 : 0;
      currency = before.group(3) == null ? "" : before.group(3).strip();
      first = begin + before.start();
    }
    Matcher after = AFTER.matcher(text.substring(end, Math.min(text.length(), end + 40)));
    String scale = "";
    String unit = "";
    int last = end;
    if (after.find()) {
      scale =
          after.group(1) == null
              ? ""
              : after.group(1).toLowerCase(Locale.ROOT).replaceAll("^[ -]", "");
      unit = after.group(2) == null ? "" : after.group(2).toLowerCase(Locale.ROOT);
      last = end + after.end();
    }
    BigDecimal mantissa = decimal(text.substring(start, end));
    BigDecimal multiplier = multiplier(scale);
    if (unit.startsWith("cent")) {
      multiplier = new BigDecimal("0.01");
    }
    Numeral.Kind kind = kind(unit, currency);
    String word =
        kind == Numeral.Kind.MONEY ? currency(currency.isEmpty() ? unit : currency) : unit;
    return new Numeral(
        first, last, text.substring(first, last).strip(), mantissa, multiplier, sign, kind, word);
  }

  private static Numeral.Kind kind(String unit, String currency) {
    if (unit.startsWith("%") || (unit.startsWith("p") && !unit.startsWith("pound"))) {
      return Numeral.Kind.PERCENT;
    }
    if (unit.startsWith("b")) {
      return Numeral.Kind.BASIS_POINTS;
    }
    if (unit.startsWith("x")
        || unit.startsWith("\u00d7")
        || unit.startsWith("times")
        || unit.contains("fold")) {
      return Numeral.Kind.TIMES;
    }
    if (unit.startsWith("share") || unit.startsWith("unit")) {
      return currency.isEmpty() ? Numeral.Kind.SHARES : Numeral.Kind.MONEY;
    }
    return unit.isEmpty() && currency.isEmpty() ? Numeral.Kind.PLAIN : Numeral.Kind.MONEY;
  }

  private static String currency(String word) {
    String lower = word.toLowerCase(Locale.ROOT).strip();
    String one =
        lower.length() > 3 && lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
    return one.startsWith("cent") ? "" : CURRENCIES.getOrDefault(one, one.toUpperCase(Locale.ROOT));
  }

  private static BigDecimal multiplier(String scale) {
    return switch (scale) {
      case "" -> BigDecimal.ONE;
      case "k", "thousand" -> BigDecimal.TEN.pow(3);
      case "m", "mn", "mm", "mln", "million" -> BigDecimal.TEN.pow(6);
      case "b", "bn", "billion" -> BigDecimal.TEN.pow(9);
      default -> BigDecimal.TEN.pow(12);
    };
  }

  private static BigDecimal decimal(String digits) {
    String bare = digits.replace("'", "");
    int comma = bare.lastIndexOf(',');
    int point = bare.lastIndexOf('.');
    if (comma > point && point >= 0) {
      bare = bare.replace(".", "").replace(',', '.');
    } else if (comma >= 0 && point < 0 && !bare.matches("\\d{1,3}(,\\d{3})+")) {
      bare = bare.replace(',', '.');
    } else if (comma >= 0 && bare.matches("0,\\d+")) {
      bare = bare.replace(',', '.');
    }
    bare = bare.replace(",", "");
    return new BigDecimal(bare.startsWith(".") ? "0" + bare : bare);
  }
}
