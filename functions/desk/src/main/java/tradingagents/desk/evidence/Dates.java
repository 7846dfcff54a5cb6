package tradingagents.desk.evidence;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tradingagents.desk.evidence.Claim.Status;
import tradingagents.desk.run.Fact;

/**
 * The dates of a text. A date that the snapshot knows claims nothing more; another one contradicts
 * it when it dates the snapshot or a fact, and has nothing to be compared with otherwise.
 */
final class Dates {
  private static final Pattern ISO = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");

  /** What makes a date that of something else: where a window began, what is still to come. */
  private static final Pattern ELSE =
      Pattern.compile(
          "\\b(?:since|from|between|before|after|earnings|reports?"
              + " due|due|scheduled|dividend|ex-date|expir\\w*|launch\\w*|announce\\w*"
              + "|events?|meeting|published|filed|deadline|next|upcoming|low of|high"
              + " of|peak(?:ed)?|bottom(?:ed)?|began|started|split|founded)(?: [\\p{L}'-]+){0,3}"
              + " ?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DATED =
      Pattern.compile(
          "\\b(?:as of|as at|as-of|clos(?:e|es|ed|ing)(?: price)? (?:of|on|for)|session"
              + " (?:of|on)|prices (?:[\\p{L}\\d ]{0,20})?(?:to|through|until|up to)|data"
              + " (?:to|through|until|up to)|snapshot"
              + " (?:of|to|from|for)|(?:data|figures|numbers|readings?|prices?)"
              + " (?:from|of|on|dated)|on the (?:day|date) of|ending|ended|dated)(?: the)?(?:"
              + " (?:mon|tues|wednes|thurs|fri)day,?)? ?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DATED_BEHIND =
      Pattern.compile(
          "^,? (?:when|on which)\\b|^(?:'s)?,? (?:the"
              + " )?(?:clos(?:e|ing)|session|bell|print|settlement|candle|bar|snapshot"
              + "|reading|tape|numbers?|data)s?\\b",
          Pattern.CASE_INSENSITIVE);

  private final Set<LocalDate> known = new HashSet<>();
  private final LocalDate session;

  Dates(Scope scope) {
    session = scope.session();
    known.add(scope.session());
    known.add(scope.asOfDate());
    known.add(LocalDate.ofInstant(scope.asOf(), ZoneOffset.UTC));
    for (Fact fact : scope.facts()) {
      known.add(LocalDate.ofInstant(fact.knownAt(), ZoneOffset.UTC));
      Matcher matcher = ISO.matcher(fact.source());
      while (matcher.find()) {
        known.add(LocalDate.parse(matcher.group()));
      }
    }
  }

  /** The text with blanks instead of its dates, so that their digits are not read again. */
  static String without(String text, List<SaidDate> dates) {
    StringBuilder blank = new StringBuilder(text);
    for (SaidDate date : dates) {
      for (int i = date.start(); i < date.end(); i++) {
        blank.setCharAt(i, ' ');
      }
    }
    return blank.toString();
  }

  List<Claim> claims(String said, Passage sentence, List<SaidDate> dates, boolean aboutFacts) {
    List<Claim> claims = new ArrayList<>();
    for (SaidDate date : dates) {
      if (sentence.has(date.start()) && known.stream().noneMatch(date::means)) {
        String before = said.substring(sentence.start(), date.start());
        String behind = said.substring(date.end(), sentence.end());
        boolean dated = DATED.matcher(before).find() || DATED_BEHIND.matcher(behind).lookingAt();
        boolean wrong = dated || (aboutFacts && !ELSE.matcher(before).find());
        claims.add(
            new Claim(
                said.substring(sentence.start(), sentence.end()),
                sentence.start(),
                sentence.end(),
                date.text(),
                null,
                Fact.Unit.INDEX,
                wrong ? Status.CONTRADICTED : Status.UNSUPPORTED,
                null,
                wrong
                    ? "the newest session of the snapshot is " + session
                    : "no date of the verified snapshot to compare with"));
      }
    }
    return claims;
  }
}
