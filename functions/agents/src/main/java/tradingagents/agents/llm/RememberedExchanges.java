package tradingagents.agents.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tradingagents.model.failure.Result;

/**
 * The exchanges of one turn of a stored run, to replay it: the one that was asked in exactly these
 * words, else the next one of the turn, because a brief may have grown since without the answer
 * being another. Nothing is kept.
 */
final class RememberedExchanges implements Exchanges {
  private final List<String> left;
  private final Exchanges store;

  /** The exchanges of a turn, in order. */
  RememberedExchanges(List<String> hashes, Exchanges store) {
    this.left = new ArrayList<>(hashes);
    this.store = store;
  }

  @Override
  public synchronized Result<Optional<String>> find(String hash) {
    if (left.remove(hash)) {
      return store.find(hash);
    }
    return left.isEmpty() ? Result.ok(Optional.empty()) : store.find(left.removeFirst());
  }

  @Override
  public Result<Boolean> keep(String hash, String json) {
    return Result.ok(false);
  }
}
