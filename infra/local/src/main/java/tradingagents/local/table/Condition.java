package tradingagents.local.table;

import java.util.List;
import java.util.stream.Stream;

/** A parsed condition, filter or key condition. */
sealed interface Condition {

  /** Both hold. */
  record And(Condition left, Condition right) implements Condition {}

  /** One of both holds. */
  record Or(Condition left, Condition right) implements Condition {}

  /** It does not hold. */
  record Not(Condition inner) implements Condition {}

  /** A comparison; {@code operator} is one of {@code = <> < <= > >=}. */
  record Compare(String operator, Operand left, Operand right) implements Condition {}

  /** Within both bounds. */
  record Between(Operand operand, Operand lower, Operand upper) implements Condition {}

  /** Equal to one of the choices. */
  record In(Operand operand, List<Operand> choices) implements Condition {}

  /** Something is at the path; or, negated, nothing is. */
  record Exists(DocumentPath path, boolean expected) implements Condition {}

  /** What is at the path has the type. */
  record TypeIs(DocumentPath path, Operand type) implements Condition {}

  /** A text or byte string begins with another. */
  record BeginsWith(Operand operand, Operand prefix) implements Condition {}

  /** A text, set or list contains another value. */
  record Contains(Operand operand, Operand part) implements Condition {}

  /** All operands, at any depth. */
  default Stream<Operand> operands() {
    return switch (this) {
      case And(Condition left, Condition right) -> Stream.concat(left.operands(), right.operands());
      case Or(Condition left, Condition right) -> Stream.concat(left.operands(), right.operands());
      case Not(Condition inner) -> inner.operands();
      case Compare(String operator, Operand left, Operand right) -> Stream.of(left, right);
      case Between(Operand operand, Operand lower, Operand upper) ->
          Stream.of(operand, lower, upper);
      case In(Operand operand, var choices) -> Stream.concat(Stream.of(operand), choices.stream());
      case Exists(DocumentPath path, boolean expected) -> Stream.of(path);
      case TypeIs(DocumentPath path, Operand type) -> Stream.of(path, type);
      case BeginsWith(Operand operand, Operand prefix) -> Stream.of(operand, prefix);
      case Contains(Operand operand, Operand part) -> Stream.of(operand, part);
    };
  }
}
