package tradingagents.desk.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.evidence.Claim.Status;
import tradingagents.desk.evidence.Comparison.Fit;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Point.Citation;

/**
 * Holds what was said against the verified snapshot: every number of every text and every cited
 * value becomes a {@link Claim}; dates, symbols and directions become one when they are wrong. The
 * same text gives the same claims. docs/models/evidence.md states the rules.
 */
public final class EvidenceChecker {
  /** So many digits tell which fact is meant, whatever the words around them. */
  private static final int TELLING_DIGITS = 4;

  /** So many do when the sentence touches what the fact is about. */
  private static final int SOME_DIGITS = 3;

  private static final int LEAST_DIGITS = 2;
  private static final List<Fit> WRONG = List.of(Fit.WRONG_SIGN, Fit.WRONG_UNIT, Fit.WRONG_PLACE);

  private static final int MAX_CHARACTERS = 60_000;

  private final Scope scope;
  private final Naming naming;
  private final Comparison comparison;
  private final OtherSymbol symbols;
  private final Dates dates;
  private final Directions directions;
  private final Map<String, Fit> fits = new HashMap<>();
  private @Nullable Numeral compared;
  private Comparison.@Nullable Words around;

  /**
   * A checker.
   *
   * @param scope what claims are held against
   */
  public EvidenceChecker(Scope scope) {
    this.scope = scope;
    this.naming = new Naming(scope.facts());
    this.comparison = new Comparison(scope.currency());
    this.symbols = new OtherSymbol(scope.symbol());
    this.dates = new Dates(scope);
    this.directions = new Directions(scope.facts());
  }

  /**
   * The claims of a free text.
   *
   * @param text as it was said
   * @return in the order of the text
   */
  public List<Claim> claims(String text) {
    return claims(text, List.of());
  }

  /**
   * The claims of a point: what it cites first, then its text.
   *
   * @param point as it was said
   * @return a number of the text speaks of what the point cites, when it can
   */
  public List<Claim> claims(Point point) {
    List<Claim> claims = new ArrayList<>();
    List<Fact> cited = new ArrayList<>();
    for (Citation citation : point.citations()) {
      cited.addAll(facts(citation.fact()));
      Claim claim = CitedValue.claim(point, citation, facts(citation.fact()));
      if (claim != null) {
        claims.add(claim);
      }
    }
    claims.addAll(claims(point.text(), cited));
    return claims;
  }

  /** The fact of an id; for a story the numbers that stand in it. */
  private List<Fact> facts(String id) {
    return scope.facts().stream()
        .filter(fact -> fact.id().equals(id) || StoryFacts.isOf(fact, id))
        .toList();
  }

  private List<Claim> claims(String said, List<Fact> cited) {
    String text =
        Numerals.plain(said.length() > MAX_CHARACTERS ? said.substring(0, MAX_CHARACTERS) : said);
    List<SaidDate> saidDates = SaidDate.in(text);
    String undated = Dates.without(text, saidDates);
    List<Numeral> numerals =
        Numerals.in(undated).stream()
            .filter(n -> !isSaidOtherwise(n, undated) && !isOpinion(n, undated, cited))
            .toList();
    List<Claim> claims = new ArrayList<>();
    List<Passage> sentences = Passage.sentences(undated);
    symbols.read(sentences);
    String asked = "";
    for (Passage sentence : sentences) {
      List<Numeral> own = numerals.stream().filter(n -> sentence.has(n.start())).toList();
      List<Claim> found = new ArrayList<>();
      for (int i = 0; i < own.size(); i++) {
        Numeral n = own.get(i);
        int before = i == 0 ? sentence.start() : own.get(i - 1).end();
        int behind = i + 1 == own.size() ? sentence.end() : own.get(i + 1).start();
        Said around =
            new Said(
                sentence,
                sentence.lead(n, before),
                undated.substring(before, Math.max(before, behind)),
                asked,
                own.size() == 1);
        found.add(judge(n, around, cited).of(said, sentence, n));
      }
      asked = own.isEmpty() ? sentence.words() + " " : "";
      boolean aboutFacts =
          !cited.isEmpty() || found.stream().anyMatch(c -> c.status() != Status.UNSUPPORTED);
      found.addAll(dates.claims(said, sentence, saidDates, aboutFacts));
      if (own.isEmpty()) {
        found.addAll(directions.claims(said, sentence));
        found.addAll(symbol(said, sentence, cited));
      }
      claims.addAll(found);
    }
    return claims;
  }

  private boolean isSaidOtherwise(Numeral n, String text) {
    boolean held =
        scope.held() != null
            && text.startsWith(" " + scope.symbol(), n.end())
            && n.size().compareTo(scope.held().value()) == 0;
    return held || Harmless.is(n, text);
  }

  /** What a speaker proposes, but for a number that has the digits of a cited fact or a price. */
  private boolean isOpinion(Numeral n, String text, List<Fact> cited) {
    if (!Harmless.isProposed(n, text) || n.precision() < TELLING_DIGITS) {
      return Harmless.isProposed(n, text);
    }
    Comparison.Words words = new Comparison.Words(0, false, true, false, false);
    Stream<Fact> prices = scope.facts().stream().filter(f -> f.unit() == Fact.Unit.PRICE);
    return Stream.concat(cited.stream(), prices)
        .allMatch(fact -> comparison.of(n, fact, words) == Fit.OTHER);
  }

  /** A point that cites the snapshot and speaks of another instrument. */
  private List<Claim> symbol(String said, Passage sentence, List<Fact> cited) {
    String other = cited.isEmpty() ? null : symbols.of(sentence, sentence, sentence.end());
    if (other == null) {
      return List.of();
    }
    String why = "the snapshot is of " + scope.symbol();
    return List.of(
        new Claim(
            said.substring(sentence.start(), sentence.end()),
            sentence.start(),
            sentence.end(),
            other,
            null,
            Fact.Unit.INDEX,
            Status.CONTRADICTED,
            cited.getFirst(),
            why));
  }

  /**
   * Where a number stands.
   *
   * @param sentence as a whole
   * @param lead the words of it that lead up to the number
   * @param between the number before it and the one behind it, if any
   * @param asked a sentence without numbers before it, such as a question; empty without one
   * @param alone whether the sentence has no other number
   */
  private record Said(Passage sentence, String lead, String between, String asked, boolean alone) {
    String words() {
      return asked + sentence.words();
    }
  }

  /** What was found about a number. */
  private record Verdict(Status status, @Nullable Fact fact, String why) {
    Claim of(String said, Passage sentence, Numeral n) {
      boolean same = status == Status.VERIFIED && n.kind() == Numeral.Kind.PLAIN;
      Fact.Unit unit = same && fact != null ? fact.unit() : n.factUnit();
      return new Claim(
          said.substring(sentence.start(), sentence.end()),
          sentence.start(),
          sentence.end(),
          said.substring(n.start(), n.end()).strip(),
          n.value(),
          unit,
          status,
          fact,
          why);
    }
  }

  private Verdict judge(Numeral n, Said around, List<Fact> cited) {
    Passage sentence = around.sentence();
    String lead = around.lead();
    Passage clause = sentence.clause(n);
    int tone = Direction.tone(sentence.before(n));
    boolean beside =
        n.sign() != 0
            && (tone != 0
                || Direction.isBeside(clause.before(n), clause.after(n))
                || Direction.isBeside(lead, ""));
    Comparison.Words words =
        new Comparison.Words(
            direction(tone, clause.before(n), lead, clause.after(n)),
            beside,
            Around.isUnsigned(clause, n),
            Around.isAbout(clause, n),
            Around.isShareOf(clause, n));
    List<Fact> named = naming.in(clause.words(), n.kind());
    List<Fact> wide = named;
    for (String text : List.of(around.between(), around.words())) {
      if (wide.stream().noneMatch(fact -> Naming.fits(n.kind(), fact.unit()))) {
        wide = Stream.concat(wide.stream(), naming.in(text, n.kind()).stream()).distinct().toList();
      }
    }
    Verdict verdict = compared(n, sentence, clause, words, cited, wide);
    if (verdict == null) {
      verdict = other(n, sentence, words, cited, around.alone() ? wide : named);
    }
    String other = symbols.of(sentence, clause, n.start());
    if (other == null || verdict.status() == Status.UNSUPPORTED) {
      return verdict;
    }
    return verdict.status() == Status.VERIFIED
        ? new Verdict(
            Status.CONTRADICTED,
            verdict.fact(),
            "it says " + other + "; the snapshot is of " + scope.symbol())
        : !cited.isEmpty() ? verdict : unsupported();
  }

  /** The clause says which way; when it does not, what leads up to the number. */
  private static int direction(int tone, String before, String lead, String after) {
    int direction = Direction.of(before, after);
    direction = direction == 0 ? tone : direction;
    return direction == 0 && lead.length() > before.length() && !Direction.isLevel(before)
        ? Direction.of(lead, "")
        : direction;
  }

  /** What value, sign, unit and place say; null when only the words can tell. */
  private @Nullable Verdict compared(
      Numeral n,
      Passage sentence,
      Passage clause,
      Comparison.Words words,
      List<Fact> cited,
      List<Fact> named) {
    List<Fact> meant = Stream.concat(cited.stream(), named.stream()).distinct().toList();
    Fact same = first(n, words, meant, Fit.MATCH);
    same = same == null ? told(n, words, sentence, Fit.MATCH, TELLING_DIGITS) : same;
    if (same != null) {
      return new Verdict(Status.VERIFIED, same, "");
    }
    boolean foreign = cited.isEmpty() && naming.isForeign(clause.before(n));
    boolean elsewhen = Around.isElsewhenOrIf(clause, n);
    boolean comparable =
        !foreign && (!elsewhen || !cited.isEmpty() || n.precision() >= SOME_DIGITS);
    same = told(n, words, sentence, Fit.MATCH, SOME_DIGITS);
    if (same != null && naming.touches(sentence.words(), same)) {
      return new Verdict(Status.VERIFIED, same, "");
    }
    Fact wrong = comparable ? firstWrong(n, words, meant) : null;
    if (wrong == null) {
      same = told(n, words, sentence, Fit.MATCH, LEAST_DIGITS);
      if (same != null) {
        return new Verdict(Status.VERIFIED, same, "");
      }
      for (Fit fit : comparable ? WRONG : List.<Fit>of()) {
        wrong = wrong == null ? told(n, words, sentence, fit, SOME_DIGITS) : wrong;
      }
    }
    if (wrong != null) {
      return contradicted(wrong);
    }
    return foreign || elsewhen ? unsupported() : null;
  }

  private @Nullable Fact firstWrong(Numeral n, Comparison.Words words, List<Fact> meant) {
    for (Fit fit : WRONG) {
      Fact fact = first(n, words, meant, fit);
      if (fact != null) {
        return fact;
      }
    }
    return null;
  }

  private Verdict other(
      Numeral n, Passage sentence, Comparison.Words words, List<Fact> cited, List<Fact> named) {
    List<Fact> fitting = named.stream().filter(f -> Naming.fits(n.kind(), f.unit())).toList();
    List<Fact> meant = fitting.isEmpty() ? cited : fitting;
    int comparator = Around.comparator(sentence, n);
    for (Fact fact : meant) {
      if (comparator != 0 && Naming.fits(n.kind(), fact.unit())) {
        boolean holds = comparison.holds(n, fact, words, comparator);
        return holds ? new Verdict(Status.VERIFIED, fact, "") : contradicted(fact);
      }
    }
    if (fitting.size() == 1) {
      return contradicted(fitting.getFirst());
    }
    boolean speaksOfCited =
        cited.size() == 1
            && Naming.fits(n.kind(), cited.getFirst().unit())
            && isOnlyNumber(sentence);
    return speaksOfCited ? contradicted(cited.getFirst()) : unsupported();
  }

  private static boolean isOnlyNumber(Passage sentence) {
    String words = sentence.words();
    return Numerals.in(words).stream().filter(n -> !Harmless.is(n, words)).count() == 1;
  }

  /** Each fact is compared once with each number, however often it is asked for. */
  private Fit fit(Numeral n, Fact fact, Comparison.Words words) {
    if (!n.equals(compared) || !words.equals(around)) {
      compared = n;
      around = words;
      fits.clear();
    }
    return fits.computeIfAbsent(fact.id(), id -> comparison.of(n, fact, words));
  }

  private @Nullable Fact first(Numeral n, Comparison.Words words, List<Fact> facts, Fit fit) {
    return facts.stream().filter(f -> fit(n, f, words) == fit).findFirst().orElse(null);
  }

  /** A fact that the digits tell, when the words do not; few digits need words that touch it. */
  private @Nullable Fact told(
      Numeral n, Comparison.Words words, Passage sentence, Fit fit, int leastDigits) {
    // Zeros behind the point were written to be read: 0.0045 has four places.
    int digits = Math.max(n.precision(), n.mantissa().scale());
    if (digits < leastDigits) {
      return null;
    }
    return scope.facts().stream()
        .filter(f -> fit(n, f, words) == fit)
        .filter(f ->
            digits >= TELLING_DIGITS
                || (digits == SOME_DIGITS && fit != Fit.WRONG_PLACE)
                || naming.touches(sentence.words(), f))
        .filter(f -> digits >= SOME_DIGITS || Naming.fits(n.kind(), f.unit()))
        .findFirst()
        .orElse(null);
  }

  private static Verdict contradicted(Fact fact) {
    return new Verdict(Status.CONTRADICTED, fact, "the snapshot says " + StoryFacts.said(fact));
  }

  private static Verdict unsupported() {
    return new Verdict(
        Status.UNSUPPORTED, null, "no fact of the verified snapshot to compare with");
  }
}
