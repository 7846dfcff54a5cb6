package tradingagents.agents.llm.wire;

import dev.langchain4j.model.chat.request.ChatRequest;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.models.ModelId;

/**
 * Makes exactly one call: nothing is tried again here, the caller has the only retry loop. Every
 * call ends within its limit, whatever the other side does.
 */
public interface ModelClient {
  /**
   * Asks a model once.
   *
   * @param model which
   * @param request messages, tools, output schema, temperature and the most tokens to write
   * @param terms how the call is made
   * @return what was answered
   * @throws CallFault whatever kept an answer from coming, by kind, with what was used until then
   */
  Reply call(ModelId model, ChatRequest request, Terms terms) throws CallFault;

  /**
   * How one call is made.
   *
   * @param keyRef where the key is: {@code env:NAME} or {@code secret:NAME}; null means the
   *     provider's usual place
   * @param limit the longest the whole call may take
   * @param silence the longest a stream may be silent before it is given up
   * @param heard is told each piece of text as it comes; called from another thread
   */
  record Terms(@Nullable String keyRef, Duration limit, Duration silence, Consumer<String> heard) {}
}
