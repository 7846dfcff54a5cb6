package tradingagents.local.table;

import java.util.List;
import java.util.stream.Stream;

/** A parsed update expression. */
record Update(
    List<Assignment> sets, List<DocumentPath> removes, List<Change> adds, List<Change> deletes) {

  static final Update NOTHING = new Update(List.of(), List.of(), List.of(), List.of());

  /** {@code SET path = term}. */
  record Assignment(DocumentPath path, Term term) {}

  /** {@code ADD path :v} or {@code DELETE path :v}. */
  record Change(DocumentPath path, Operand amount) {}

  /** The right side of an assignment. */
  sealed interface Term {}

  /** A place or a given value. */
  record Plain(Operand operand) implements Term {}

  /** What is at the path, or the other when nothing is. */
  record IfNotExists(DocumentPath path, Term otherwise) implements Term {}

  /** Two lists joined. */
  record ListAppend(Term first, Term second) implements Term {}

  /** A sum or, with {@code minus}, a difference. */
  record Sum(Term left, boolean minus, Term right) implements Term {}

  /** All the places that the expression writes. */
  Stream<DocumentPath> targets() {
    return Stream.of(
            sets.stream().map(Assignment::path),
            removes.stream(),
            adds.stream().map(Change::path),
            deletes.stream().map(Change::path))
        .flatMap(paths -> paths);
  }
}
