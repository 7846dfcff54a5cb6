package tradingagents.agents.llm;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.llm.wire.CallFault;
import tradingagents.agents.llm.wire.ModelClient;
import tradingagents.agents.llm.wire.Reply;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Tokens;
import tradingagents.desk.port.CostBook;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/** Models, money and memory without any wire: what they say is told them. */
final class FakeModels implements ModelClient {
  static final Tokens USED = new Tokens(1000, 0, 0, 200, false);

  final List<ModelId> asked = new CopyOnWriteArrayList<>();
  final List<ChatRequest> requests = new CopyOnWriteArrayList<>();
  final List<Duration> pauses = new ArrayList<>();
  final Map<String, String> kept = new HashMap<>();
  Instant now = Instant.parse("2026-11-02T12:00:00Z");
  private final BiFunction<ModelId, Integer, Said> script;

  FakeModels(BiFunction<ModelId, Integer, Said> script) {
    this.script = script;
  }

  /** What a model does: exactly one of the two. */
  record Said(@Nullable Reply reply, CallFault.@Nullable Kind fault) {}

  static Said says(String text) {
    return new Said(new Reply(text, List.of(), false, USED, "id"), null);
  }

  static Said cut(String text) {
    return new Said(new Reply(text, List.of(), true, USED, "id"), null);
  }

  static Said asks(String tool, String arguments) {
    ToolExecutionRequest request =
        ToolExecutionRequest.builder().id("1").name(tool).arguments(arguments).build();
    return new Said(new Reply("", List.of(request), false, USED, "id"), null);
  }

  static Said fails(CallFault.Kind kind) {
    return new Said(null, kind);
  }

  @Override
  public Reply call(ModelId model, ChatRequest request, Terms terms) throws CallFault {
    asked.add(model);
    requests.add(request);
    Said said = script.apply(model, asked.size());
    if (said.reply() == null) {
      throw new CallFault(said.fault(), "it was told so", Tokens.NONE, null);
    }
    terms.heard().accept(said.reply().text());
    return said.reply();
  }

  /** Remembers what was kept, and nothing before. */
  Exchanges exchanges() {
    return new Exchanges() {
      @Override
      public Result<Optional<String>> find(String hash) {
        return Result.ok(Optional.ofNullable(kept.get(hash)));
      }

      @Override
      public Result<Boolean> keep(String hash, String json) {
        return Result.ok(kept.putIfAbsent(hash, json) == null);
      }
    };
  }

  /** Gives money to everybody, or to nobody. */
  static CostBook purse(boolean isOpen) {
    return new CostBook() {
      @Override
      public Result<Hold> hold(Call call, BigDecimal atMostUsd) {
        return isOpen
            ? Result.ok(new Hold(call, atMostUsd))
            : Result.err(Reason.BUDGET, "the run's budget of 0.01 USD is used up");
      }

      @Override
      public Result<BigDecimal> left(Call call) {
        return Result.ok(isOpen ? BigDecimal.TEN : BigDecimal.ZERO);
      }

      @Override
      public Result<Boolean> settle(Hold hold, ModelId model, Tokens tokens, BigDecimal costUsd) {
        return Result.ok(true);
      }
    };
  }
}
