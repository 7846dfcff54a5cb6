package tradingagents.local.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** The update grammar: SET, REMOVE, ADD, DELETE, each at most once, in any order. */
final class UpdateParser {
  private static final int DEEPEST = 32;

  private final Tokens tokens;
  private final List<Update.Assignment> sets = new ArrayList<>();
  private final List<DocumentPath> removes = new ArrayList<>();
  private final List<Update.Change> adds = new ArrayList<>();
  private final List<Update.Change> deletes = new ArrayList<>();
  private int depth;

  UpdateParser(Tokens tokens) {
    this.tokens = tokens;
  }

  Update parse() {
    var seen = new HashSet<String>();
    while (tokens.peek().kind() != Tokens.Kind.END) {
      String clause = tokens.peek().text().toUpperCase(Locale.ROOT);
      if (!seen.add(clause)) {
        throw tokens.invalid(
            "The \"" + clause + "\" section can only be used once in an update expression;");
      }
      clause(clause);
    }
    return new Update(
        List.copyOf(sets), List.copyOf(removes), List.copyOf(adds), List.copyOf(deletes));
  }

  private void clause(String clause) {
    if (tokens.peek().kind() != Tokens.Kind.WORD) {
      throw tokens.syntaxError();
    }
    switch (clause) {
      case "SET", "REMOVE", "ADD", "DELETE" -> tokens.take();
      default -> throw tokens.syntaxError();
    }
    do {
      DocumentPath path = tokens.path();
      switch (clause) {
        case "SET" -> {
          tokens.expect("=");
          sets.add(new Update.Assignment(path, sum()));
        }
        case "REMOVE" -> removes.add(path);
        case "ADD" -> adds.add(new Update.Change(path, given()));
        default -> deletes.add(new Update.Change(path, given()));
      }
    } while (tokens.skip(","));
  }

  private Operand.Given given() {
    if (tokens.peek().kind() != Tokens.Kind.VALUE) {
      throw tokens.syntaxError();
    }
    return new Operand.Given(tokens.take().text());
  }

  private Update.Term sum() {
    Update.Term left = term();
    if (tokens.skip("+")) {
      return new Update.Sum(left, false, term());
    }
    return tokens.skip("-") ? new Update.Sum(left, true, term()) : left;
  }

  private Update.Term term() {
    if (tokens.peek().kind() == Tokens.Kind.VALUE) {
      return new Update.Plain(given());
    }
    boolean isCall = tokens.peek().kind() == Tokens.Kind.WORD && tokens.peekAfter().is("(");
    return isCall ? call() : new Update.Plain(tokens.path());
  }

  private Update.Term call() {
    String function = tokens.take().text();
    if (++depth > DEEPEST) {
      throw tokens.invalid("The expression is nested too deeply");
    }
    tokens.expect("(");
    Update.Term term =
        switch (function) {
          case "if_not_exists" -> {
            DocumentPath path = tokens.path();
            tokens.expect(",");
            yield new Update.IfNotExists(path, term());
          }
          case "list_append" -> {
            Update.Term first = term();
            tokens.expect(",");
            yield new Update.ListAppend(first, term());
          }
          case "attribute_exists",
              "attribute_not_exists",
              "attribute_type",
              "begins_with",
              "contains",
              "size" ->
              throw tokens.invalid(
                  "The function is not allowed in an update expression; function: " + function);
          default -> throw tokens.invalid("Invalid function name; function: " + function);
        };
    tokens.expect(")");
    depth--;
    return term;
  }
}
