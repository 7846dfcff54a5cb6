package tradingagents.quant.backtest.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word, a number or a sign of a rule.
 *
 * @param kind what it is
 * @param text as written; nothing at the end
 * @param at where it starts, from 0
 */
record RuleToken(Kind kind, String text, int at) {
  enum Kind {
    NUMBER,
    WORD,
    SIGN,
    END
  }

  private static final int MOST = 1_000;
  private static final int LONGEST = 200;
  private static final Pattern SPACE = Pattern.compile("\\s*+");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,15})?");

  /** A name, its arguments and a line, or a word with a hyphen about crossing. */
  private static final Pattern WORD =
      Pattern.compile("cross\\w*-\\w*|[A-Za-z]\\w*(:[+-]?\\w*(\\.\\d+)?)*(\\.\\w*)?");

  private static final Pattern SIGN = Pattern.compile("[<>]=?|[-+*/()\\[\\]]");

  /** Cuts a part of a text. */
  static List<RuleToken> of(String text, int from, int to) {
    Matcher matcher = SPACE.matcher(text).region(from, to);
    List<RuleToken> tokens = new ArrayList<>();
    while (true) {
      int at = matcher.usePattern(SPACE).lookingAt() ? matcher.end() : from;
      matcher.region(at, to);
      if (at == to) {
        tokens.add(new RuleToken(Kind.END, "", at));
        return tokens;
      }
      RuleToken token = next(matcher, text, at);
      tokens.add(token);
      if (token.text.length() > LONGEST || tokens.size() > MOST) {
        throw token.refused(
            "a rule has at most %d words and signs, each of at most %d letters"
                .formatted(MOST, LONGEST));
      }
      matcher.region(at + token.text.length(), to);
    }
  }

  /** The token that starts here, or as much of it as shows that it is too long. */
  private static RuleToken next(Matcher matcher, String text, int at) {
    matcher.region(at, Math.min(matcher.regionEnd(), at + LONGEST + 1));
    if (matcher.usePattern(NUMBER).lookingAt()) {
      return new RuleToken(Kind.NUMBER, matcher.group(), at);
    }
    if (matcher.usePattern(WORD).lookingAt()) {
      return new RuleToken(Kind.WORD, matcher.group(), at);
    }
    if (matcher.usePattern(SIGN).lookingAt()) {
      return new RuleToken(Kind.SIGN, matcher.group(), at);
    }
    String letter = Character.toString(text.codePointAt(at));
    throw new RuleToken(Kind.SIGN, letter, at)
        .refused(
            "a rule is made of numbers, open, high, low, close, volume, indicators such as sma:20,"
                + " + - * /, < <= > >=, crosses-above, crosses-below, and, or, not, [ ] and ( )");
  }

  /** What is wrong here, to be thrown. */
  IllegalArgumentException refused(String words) {
    return new IllegalArgumentException(
        kind == Kind.END
            ? "at the end, position %d: %s".formatted(at + 1, words)
            : "at '%s', position %d: %s".formatted(text, at + 1, words));
  }
}
