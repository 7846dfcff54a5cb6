package tradingagents.local.table;

/** What a condition compares: a place in the item, a given value, or the size of a place. */
sealed interface Operand permits DocumentPath, Operand.Given, Operand.Constant, Operand.Size {

  /** A value of the request, by its {@code :placeholder}, as parsed. */
  record Given(String placeholder) implements Operand {}

  /** A value of the request, once bound. */
  record Constant(Value value) implements Operand {}

  /** The size of what is at a path. */
  record Size(DocumentPath path) implements Operand {}
}
