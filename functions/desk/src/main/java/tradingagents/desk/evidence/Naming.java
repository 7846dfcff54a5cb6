package tradingagents.desk.evidence;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tradingagents.desk.run.Fact;

/**
 * Which fact a piece of text speaks of: by its id, or by the words of its label and their usual
 * synonyms. Facts whose labels use none of the known words are named by the label's own words.
 */
final class Naming {
  /** What both labels and prose can speak of. */
  private enum Concept {
    TRUE_RANGE(
        "average true range|true range|\\batr(?![\\p{L}])|daily (?:trading"
            + " )?(?:range|move|swing)s?|(?:typical|average|usual)"
            + " (?:day|daily|session)(?!s)|average range"),
    EXPONENTIAL("exponential|\\bema(?![\\p{L}])"),
    AVERAGE(
        "moving average|average|\\bmean\\b|\\b[ds]?ma(?![\\p{L}])|\\bema(?![\\p{L}])|trend ?line"
            + "|(?:day|session) line"
            + "|(?:above|below|over|under) (?:its |the )?(?:[\\p{L}-]+ )?trend\\b"),
    RSI("\\brsi(?![\\p{L}])|relative[- ]strength"),
    MACD("\\bmacd(?![\\p{L}])"),
    HISTOGRAM("histogram"),
    SIGNAL("signal"),
    BOLLINGER("bollinger|\\bbands?\\b"),
    VOLATILITY("volatil|\\bvol\\b|realised|realized"),
    VOLUME(
        "\\bvolumes?\\b|shares (?:[\\p{L}.]+ ){0,4}(?:traded|exchanged|bought|sold)|shares changed"
            + " hands|bought and sold|turnover"),
    MOMENTUM("momentum|\\b(?:12|twelve)[- ]?(?:minus|less|to|ex)?[- ]?(?:1|one)\\b"),
    DRAWDOWN(
        "drawdown|to the highest price|(?:below|off|from|under|beneath|short of|shy of|adrift"
            + " of|away from|than) (?:the |its |a |that |their )?(?:[$]?[\\p{L}\\d.,-]+"
            + " ){0,4}?(?:highs?\\b|highest|peak|top\\b|best\\b|best"
            + " (?:level|price|close))|g[ai]ve[n]? back"),
    HIGH("highest|\\bhighs?\\b|\\bpeak"),
    LOW("lowest|\\blows?\\b|trough"),
    CHANGE(
        "return|gain|appreciat|depreciat|g[ai]ve[n]?"
            + " (?:up|back)|richer|poorer|outperform|underperform|gr[eo]wn?\\b|retreat"
            + "|rebound|recover|pull-?back|soar|tumbl|plummet|cumulative|price"
            + " action|total"
            + " move|\\blos[est]|\\bloss|\\br[io]se|risen|fell|fall|\\bup\\b|\\bdown\\b"
            + "|climb|drop|declin|advance|perform|change|\\badd|shed|rall|sli[dp]|jump"
            + "|moved|added|slope|steep|surge|sank|plung"),
    CLOSE(
        "\\bclos(?:e|es|ed|ing)\\b|\\bprices?\\b|trad(?:es|ed|ing)"
            + " at|\\bspot\\b|\\bprint(?:s|ed)?\\b|finished|changed hands|worth|last"
            + " quoted|settled|\\bcosts?\\b|\\bquote|\\bchanges? hands at|\\bsession ended"),
    KNOWN("sessions? (?:are |were )?known|sessions of (?:data|history|prices)");

    private final Pattern words;

    Concept(String words) {
      this.words = Pattern.compile(words);
    }
  }

  private static final Pattern LENGTH =
      Pattern.compile(
          "(?<![\\d.,])(\\d{1,3})(?:-?,?(?: and| to| or| versus| vs\\.?| against|/)?)[- ]?(?:the"
              + " )?(?:(?:trading|market|business|calendar|exchange)[- ])?"
              + "(session|day|week|month|quarter|year|sma|ema|dma|ma)?s?");
  private static final Pattern SPOKEN_LENGTH =
      Pattern.compile(
          "(?<![\\d][- ])\\b(?:(?<half>half)[- ](?:an?"
              + " )?)?(?<unit>week|month|quarter|year|annual)(?:s|ly|'s|s')?\\b|\\bin"
              + " (?<short>3|6|12)\\b|\\b(?:in|over)"
              + " (?<open>5|20|21|50|60|63|126|200|252)(?=[.,;)]|$)");

  private static final Pattern FOREIGN =
      Pattern.compile(
          "\\b(?:revenues?|sales|earnings|eps|profits?|margins?|income|guidance"
              + "|dividends?|yields?|debt|cash|capex|market"
              + " cap|capitali[sz]ation|valuation|p/e|pe ratio|multiple|the"
              + " index|indices|sector|peers?|benchmark|s&p|nasdaq|consensus|units"
              + "|shipments?|employees|headcount|inflation|rates?|gdp|oil|buybacks?"
              + "|customers?|users?|subscribers?|orders|backlog|tax|tariffs?|insiders?|short"
              + " interest|options|bookings|market"
              + " share|costs|demand|production|output|deliveries|story|stories|news)\\b");

  private static final Pattern BARE_AVERAGE =
      Pattern.compile(
          "(?:the|its|their) (?:20|50|100|200)[- ]?(?:day|session)s?\\b(?!"
              + " (?:return|high|low|vol|range|gain|loss|period|window|change|rsi|atr))");
  private static final Pattern LETTER =
      Pattern.compile("(?<![\\d.,$])(?:(\\d{1,3})(?=[dwy]\\b)|(1|3|6|9|12)(?=m\\b))([dwmy])\\b");

  private static final Pattern TERM =
      Pattern.compile(
          "\\b(long|short|medium|intermediate)(?:er)?[- ]term"
              + " (?:moving )?(?:average|mean|trend|line)");

  private static final Pattern JOINED = Pattern.compile("(?:sma|ema|dma|\\bma)[- (]?(\\d{1,3})");

  private static final Set<Integer> AVERAGES = Set.of(50, 100, 200);
  private static final int LONG_TERM = 200;
  private static final int SHORT_TERM = 50;
  private static final int MONTH = 21;
  private static final int YEAR = 252;
  private static final double FITTING_UNIT = 0.75;
  private static final double SAME_SCORE = 0.2;

  private static final Set<String> STOP_WORDS =
      Set.of(
          "the", "a", "an", "of", "to", "in", "at", "over", "and", "as", "its", "from", "that",
          "per", "share", "on", "for", "last", "total");

  private static final int MOST_SHAPES = 500;
  private static final Map<String, Shape> SHAPES = new ConcurrentHashMap<>();

  private final Map<String, Shape> shapes = new HashMap<>();
  private final Map<String, Spoken> spoken = new HashMap<>();
  private final String labels;
  private final List<Fact> facts;

  /** What a text speaks of; looked up often for the same sentence. */
  private record Spoken(Set<Concept> concepts, Set<Integer> windows) {}

  private Spoken spoken(String lower) {
    return spoken.computeIfAbsent(lower, text -> new Spoken(concepts(text), windows(text)));
  }

  private record Shape(Set<Concept> concepts, Set<Integer> windows, List<String> words) {}

  Naming(List<Fact> facts) {
    this.facts = facts;
    this.labels =
        facts.stream()
            .map(fact -> fact.label().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("\n"));
    for (Fact fact : facts) {
      shapes.put(fact.id(), shaped(fact.label().toLowerCase(Locale.ROOT)));
    }
  }

  /** Labels of facts come again in every turn; those of stories are many and are not kept. */
  private static Shape shaped(String label) {
    Shape kept = SHAPES.get(label);
    if (kept == null) {
      kept = shape(label);
      if (SHAPES.size() < MOST_SHAPES) {
        SHAPES.put(label, kept);
      }
    }
    return kept;
  }

  private static Shape shape(String label) {
    Set<Concept> concepts = concepts(label);
    if (concepts.contains(Concept.TRUE_RANGE)
        || concepts.contains(Concept.MACD)
        || concepts.contains(Concept.BOLLINGER)
        || concepts.contains(Concept.AVERAGE)
        || concepts.contains(Concept.HIGH)
        || concepts.contains(Concept.LOW)) {
      concepts.remove(Concept.CLOSE);
    }
    if (concepts.contains(Concept.DRAWDOWN)) {
      concepts.remove(Concept.HIGH);
    }
    if (concepts.contains(Concept.MOMENTUM)) {
      concepts.remove(Concept.CHANGE);
    }
    Set<Integer> windows = windows(label);
    if (concepts.contains(Concept.TRUE_RANGE)
        || concepts.contains(Concept.RSI)
        || concepts.contains(Concept.MOMENTUM)
        || concepts.contains(Concept.BOLLINGER)) {
      windows = Set.of();
    }
    return new Shape(concepts, windows, words(label));
  }

  private Shape shape(Fact fact) {
    return Objects.requireNonNull(shapes.get(fact.id()));
  }

  /** Whether the text speaks of things that no fact is about, such as revenue. */
  boolean isForeign(String text) {
    Matcher matcher = FOREIGN.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      if (!labels.contains(matcher.group())) {
        return true;
      }
    }
    return false;
  }

  /** The facts that a text names best; several when it does not tell them apart. */
  List<Fact> in(String text, Numeral.Kind kind) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<Fact> byId = facts.stream().filter(fact -> namesId(lower, fact.id())).toList();
    if (!byId.isEmpty()) {
      return byId;
    }
    Set<Concept> said = EnumSet.noneOf(Concept.class);
    said.addAll(spoken(lower).concepts());
    Set<Integer> windows = new HashSet<>(spoken(lower).windows());
    imply(said, windows, lower, kind);
    Map<Fact, Double> scores = new LinkedHashMap<>();
    for (Fact fact : facts) {
      double score = score(shape(fact), said, windows, lower);
      if (score > 0) {
        scores.put(fact, score + (fits(kind, fact.unit()) ? FITTING_UNIT : 0));
      }
    }
    double best = scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return scores.entrySet().stream()
        .filter(entry -> entry.getValue() > best - SAME_SCORE)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What goes without saying: the 200-day is an average, 3 % in a month a return. */
  private static void imply(
      Set<Concept> said, Set<Integer> windows, String lower, Numeral.Kind kind) {
    if (said.contains(Concept.VOLATILITY)) {
      windows.remove(YEAR);
    }
    boolean shares = kind == Numeral.Kind.PERCENT || kind == Numeral.Kind.BASIS_POINTS;
    boolean counts = kind == Numeral.Kind.SHARES || kind == Numeral.Kind.TIMES;
    boolean bare = said.isEmpty() || said.equals(EnumSet.of(Concept.CLOSE));
    boolean averages = !windows.isEmpty() && AVERAGES.containsAll(windows);
    boolean moved = EnumSet.of(Concept.CLOSE, Concept.CHANGE).containsAll(said);
    // Nobody returns anything over 200 sessions here: it has moved from its average.
    if ((shares && averages && moved) || (bare && BARE_AVERAGE.matcher(lower).find())) {
      said.remove(Concept.CHANGE);
      said.add(Concept.AVERAGE);
      said.add(Concept.CLOSE);
    } else if (bare && !counts && !averages && !windows.isEmpty()) {
      said.add(
          windows.contains(YEAR) && windows.contains(MONTH) ? Concept.MOMENTUM : Concept.CHANGE);
    } else if (windows.contains(YEAR) && windows.contains(MONTH) && said.remove(Concept.CHANGE)) {
      said.add(Concept.MOMENTUM);
    }
  }

  /** Whether a text has anything of what a fact is about. */
  boolean touches(String text, Fact fact) {
    String lower = text.toLowerCase(Locale.ROOT);
    Shape shape = shape(fact);
    Set<Concept> said = spoken(lower).concepts();
    return namesId(lower, fact.id())
        || shape.concepts().stream().anyMatch(said::contains)
        || spoken(lower).windows().stream().anyMatch(shape.windows()::contains)
        || (shape.concepts().isEmpty() && shape.words().stream().anyMatch(lower::contains));
  }

  private static boolean namesId(String lower, String id) {
    int at = lower.indexOf(id);
    return at >= 0 && (at + id.length() == lower.length() || !isIdPart(lower, at + id.length()));
  }

  private static boolean isIdPart(String lower, int at) {
    char c = lower.charAt(at);
    boolean joint = (c == '-' || c == '.') && at + 1 < lower.length();
    return Character.isLetterOrDigit(c)
        || (joint && Character.isLetterOrDigit(lower.charAt(at + 1)));
  }

  static boolean fits(Numeral.Kind kind, Fact.Unit unit) {
    return switch (kind) {
      case PERCENT, BASIS_POINTS, TIMES -> unit == Fact.Unit.RATIO;
      case MONEY -> unit == Fact.Unit.PRICE;
      case SHARES -> unit == Fact.Unit.COUNT;
      case PLAIN -> unit != Fact.Unit.RATIO;
    };
  }

  private static double score(Shape shape, Set<Concept> said, Set<Integer> windows, String lower) {
    if (shape.concepts().isEmpty()) {
      long hits = shape.words().stream().filter(word -> hasWord(lower, word)).count();
      return hits == shape.words().size() && hits > 0 ? hits : 0;
    }
    double score = 0;
    for (Concept concept : shape.concepts()) {
      score += said.contains(concept) ? 1 : -1;
    }
    for (Concept concept : said) {
      boolean plain = concept == Concept.CLOSE || concept == Concept.CHANGE;
      plain |= concept == Concept.HIGH && said.contains(Concept.DRAWDOWN);
      score -= shape.concepts().contains(concept) || plain ? 0 : 0.5;
    }
    for (int window : shape.windows()) {
      score += windows.contains(window) ? 0.75 : windows.isEmpty() ? -0.25 : -0.75;
    }
    for (int window : windows) {
      score -= shape.windows().contains(window) || shape.windows().isEmpty() ? 0 : 0.4;
    }
    return score;
  }

  private static boolean hasWord(String lower, String word) {
    int at = lower.indexOf(word);
    return at == 0 || (at > 0 && !Character.isLetterOrDigit(lower.charAt(at - 1)));
  }

  private static Set<Concept> concepts(String lower) {
    Set<Concept> said = EnumSet.noneOf(Concept.class);
    String rest = lower;
    for (Concept concept : Concept.values()) {
      if (concept.words.matcher(rest).find()) {
        said.add(concept);
        if (concept == Concept.TRUE_RANGE) {
          rest = concept.words.matcher(rest).replaceAll(" ");
        }
      }
    }
    return said;
  }

  private static List<String> words(String label) {
    List<String> words = new ArrayList<>();
    for (String word : label.split("[^\\p{L}\\p{N}]+", -1)) {
      if (word.length() > 1 && !STOP_WORDS.contains(word)) {
        words.add(word);
      }
    }
    return words;
  }

  private static Set<Integer> windows(String text) {
    String lower = NumberWords.inDigits(text);
    Set<Integer> windows = new HashSet<>();
    Matcher matcher = LENGTH.matcher(lower);
    List<Integer> open = new ArrayList<>();
    int end = -1;
    while (matcher.find()) {
      int length = Integer.parseInt(matcher.group(1));
      if (matcher.start() > end + 1) {
        open.clear();
      }
      end = matcher.end();
      if (matcher.group(2) == null) {
        open.add(length);
      } else {
        String unit = matcher.group(2);
        windows.add(sessions(length, unit));
        open.forEach(n -> windows.add(sessions(n, unit)));
        open.clear();
      }
    }
    Matcher letter = LETTER.matcher(lower);
    while (letter.find()) {
      String count = letter.group(1) == null ? letter.group(2) : letter.group(1);
      int length = Integer.parseInt(count);
      switch (letter.group(3)) {
        case "d" -> windows.add(length);
        case "w" -> windows.add(sessions(length, "week"));
        case "y" -> windows.add(sessions(length, "year"));
        default -> windows.add(sessions(length, "month"));
      }
    }
    Matcher term = TERM.matcher(lower);
    while (term.find()) {
      windows.add(term.group(1).equals("long") ? LONG_TERM : SHORT_TERM);
    }
    Matcher joined = JOINED.matcher(lower);
    while (joined.find()) {
      windows.add(Integer.valueOf(joined.group(1)));
    }
    Matcher spoken = SPOKEN_LENGTH.matcher(lower);
    while (spoken.find()) {
      if (spoken.group("unit") != null) {
        windows.add(sessions(spoken.group("half") == null ? 1 : -1, spoken.group("unit")));
      } else if (spoken.group("short") != null) {
        windows.add(sessions(Integer.parseInt(spoken.group("short")), "month"));
      } else {
        windows.add(Integer.valueOf(spoken.group("open")));
      }
    }
    return windows;
  }

  private static int sessions(int length, String unit) {
    return switch (unit) {
      case "week" -> length == 52 ? 252 : 5 * length;
      case "month" -> length == 1 ? 21 : 21 * length;
      case "quarter" -> 63 * length;
      case "year", "annual" -> length < 0 ? 126 : 252 * length;
      default -> length;
    };
  }
}
