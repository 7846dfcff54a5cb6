package tradingagents.agents.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tradingagents.model.failure.Result;

/**
 * The exchanges of one sample of a stored turn, to replay it: the one that was asked in exactly
 * these words, else the next one of the sample, because a brief may be written otherwise today
 * without the answer being another. Nothing is kept.
 */
final class RememberedExchanges implements Exchanges {
  private final List<String> left = new ArrayList<>();
  private final Exchanges store;

  /**
   * The exchanges of a turn.
   *
   * @param names of all its samples, in order
   * @param sample which is replayed
   * @param store where they are kept
   */
  RememberedExchanges(List<String> names, int sample, Exchanges store) {
    this.store = store;
    for (String name : names) {
      if (store.find(name) instanceof Result.Ok<Optional<String>>(Optional<String> found)
          && found.isPresent()
          && Exchange.sample(found.get()) == sample) {
        left.add(name);
      }
    }
  }

  @Override
  public synchronized Result<Optional<String>> find(String hash) {
    String name =
        left.stream()
            .filter(one -> one.equals(hash) || one.startsWith(hash + "-"))
            .findFirst()
            .orElseGet(() -> left.isEmpty() ? "" : left.getFirst());
    return left.remove(name) ? store.find(name) : Result.ok(Optional.empty());
  }

  @Override
  public Result<Boolean> keep(String hash, String json) {
    return Result.ok(true);
  }
}
