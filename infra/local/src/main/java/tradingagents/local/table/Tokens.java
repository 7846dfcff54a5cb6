package tradingagents.local.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of one expression, with a cursor. Collects the placeholders that it meets. */
final class Tokens {
  private static final int LONGEST = 4096;

  /** What a word is. */
  enum Kind {
    WORD,
    NAME,
    VALUE,
    NUMBER,
    SYMBOL,
    END
  }

  /** One word. */
  record Token(Kind kind, String text) {
    boolean is(String symbol) {
      return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isKeyword(String keyword) {
      return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }
  }

  private final String expressionKind;
  private final List<Token> tokens = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> values = new LinkedHashSet<>();
  private int next;

  Tokens(String expressionKind, String expression) {
    this.expressionKind = expressionKind;
    if (expression.isBlank()) {
      throw invalid("The expression can not be empty;");
    }
    if (ItemSize.utf8(expression) > LONGEST) {
      throw invalid(
          "Expression size has exceeded the maximum allowed size; expression size: "
              + ItemSize.utf8(expression));
    }
    split(expression);
  }

  private void split(String text) {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int start = at;
      if (Character.isWhitespace(c)) {
        at++;
        continue;
      }
      if (c == '#' || c == ':') {
        at = endOfWord(text, at + 1);
        add(c == '#' ? Kind.NAME : Kind.VALUE, text.substring(start, at), start + 1 == at);
      } else if (c >= '0' && c <= '9') {
        at = endOfWord(text, at);
        String digits = text.substring(start, at);
        add(Kind.NUMBER, digits, !digits.chars().allMatch(d -> d >= '0' && d <= '9'));
      } else if (isWordCharacter(c)) {
        at = endOfWord(text, at);
        add(Kind.WORD, text.substring(start, at), false);
      } else {
        boolean two =
            at + 1 < text.length()
                && ((c == '<' && (text.charAt(at + 1) == '=' || text.charAt(at + 1) == '>'))
                    || (c == '>' && text.charAt(at + 1) == '='));
        at += two ? 2 : 1;
        add(Kind.SYMBOL, text.substring(start, at), "()[],.=<>+-".indexOf(c) < 0);
      }
    }
    tokens.add(new Token(Kind.END, "<EOF>"));
  }

  private void add(Kind kind, String text, boolean malformed) {
    if (malformed) {
      throw invalid("Syntax error; token: \"" + text + "\"");
    }
    if (kind == Kind.NAME) {
      names.add(text);
    }
    if (kind == Kind.VALUE) {
      values.add(text);
    }
    tokens.add(new Token(kind, text));
  }

  private static int endOfWord(String text, int from) {
    int at = from;
    while (at < text.length() && isWordCharacter(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isWordCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  Set<String> names() {
    return names;
  }

  Set<String> values() {
    return values;
  }

  int position() {
    return next;
  }

  Token peek() {
    return tokens.get(next);
  }

  Token peekAfter() {
    return tokens.get(Math.min(next + 1, tokens.size() - 1));
  }

  Token take() {
    Token token = peek();
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  boolean skip(String symbol) {
    boolean found = peek().is(symbol);
    next += found ? 1 : 0;
    return found;
  }

  boolean skipKeyword(String keyword) {
    boolean found = peek().isKeyword(keyword);
    next += found ? 1 : 0;
    return found;
  }

  void expect(String symbol) {
    if (!skip(symbol)) {
      throw syntaxError();
    }
  }

  void expectKeyword(String keyword) {
    if (!skipKeyword(keyword)) {
      throw syntaxError();
    }
  }

  void expectEnd() {
    if (peek().kind() != Kind.END) {
      throw syntaxError();
    }
  }

  /** Whether the parentheses opened at {@code open} hold nothing but another pair. */
  boolean isDoublyParenthesised(int open, int close) {
    if (!tokens.get(open + 1).is("(")) {
      return false;
    }
    int depth = 0;
    for (int at = open + 1; at < close; at++) {
      depth += tokens.get(at).is("(") ? 1 : tokens.get(at).is(")") ? -1 : 0;
      if (depth == 0) {
        return at == close - 1;
      }
    }
    return false;
  }

  DocumentPath path() {
    var parts = new ArrayList<DocumentPath.Part>();
    parts.add(name());
    while (true) {
      if (skip(".")) {
        parts.add(name());
      } else if (skip("[")) {
        Token index = take();
        if (index.kind() != Kind.NUMBER || index.text().length() > 8) {
          throw syntaxError();
        }
        parts.add(new DocumentPath.Index(Integer.parseInt(index.text())));
        expect("]");
      } else {
        return new DocumentPath(List.copyOf(parts));
      }
    }
  }

  private DocumentPath.Part name() {
    Token token = take();
    if (token.kind() == Kind.NAME) {
      return new DocumentPath.Name(token.text());
    }
    if (token.kind() != Kind.WORD) {
      next--;
      throw syntaxError();
    }
    if (ReservedWords.contains(token.text().toUpperCase(Locale.ROOT))) {
      throw invalid("Attribute name is a reserved keyword; reserved keyword: " + token.text());
    }
    return new DocumentPath.Name(token.text());
  }

  RuntimeException syntaxError() {
    int from = Math.max(0, next - 1);
    int to = Math.min(tokens.size(), next + 2);
    var near = new StringBuilder();
    tokens.subList(from, to).stream()
        .filter(token -> token.kind() != Kind.END)
        .forEach(token -> near.append(near.isEmpty() ? "" : " ").append(token.text()));
    return invalid("Syntax error; token: \"" + peek().text() + "\", near: \"" + near + "\"");
  }

  RuntimeException invalid(String message) {
    return Refusal.invalid("Invalid " + expressionKind + ": " + message);
  }
}
