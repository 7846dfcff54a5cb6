package tradingagents.agents.llm;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Tokens;
import tradingagents.desk.run.Usage;

/** What one turn has used so far. One turn, one thread. */
final class Spending {
  private Tokens tokens = Tokens.NONE;
  private BigDecimal costUsd = BigDecimal.ZERO;
  private int calls;
  private @Nullable ModelId speaker;
  private final List<String> exchanges = new ArrayList<>();

  /** A call that was made, whether it was answered or not. */
  void called(Tokens used, BigDecimal cost) {
    calls++;
    tokens = tokens.plus(used);
    costUsd = costUsd.add(cost);
  }

  /** An answer, from a call or remembered. */
  void answered(ModelId by, String exchange) {
    speaker = by;
    exchanges.add(exchange);
  }

  int calls() {
    return calls;
  }

  Usage usage(String promptHash) {
    return new Usage(
        speaker == null ? null : speaker.toString(),
        promptHash,
        tokens.input(),
        tokens.output(),
        costUsd,
        new Usage.Spent(
            calls, tokens.cacheRead(), tokens.cacheWritten(), tokens.estimated(), exchanges));
  }
}
