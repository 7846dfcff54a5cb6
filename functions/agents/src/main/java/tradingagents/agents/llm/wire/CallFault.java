package tradingagents.agents.llm.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.models.Tokens;

/** Why one call of a model gave no answer. The message is one sentence without any secret. */
public final class CallFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final transient Tokens used;
  private final transient @Nullable Duration retryAfter;

  /**
   * A fault.
   *
   * @param kind what kind
   * @param message one sentence
   * @param used what was billed all the same, as far as is known
   * @param retryAfter how long the other side asks to wait, or null
   */
  public CallFault(Kind kind, String message, Tokens used, @Nullable Duration retryAfter) {
    super(message);
    this.kind = kind;
    this.used = used;
    this.retryAfter = retryAfter;
  }

  /** What a caller can do about it. */
  public enum Kind {
    /** Too many calls or tokens: later, or another model. */
    THROTTLED,
    /** The other side is unwell: later, or another model. */
    UNAVAILABLE,
    /** No answer in time, or a stream that fell silent or broke off. */
    TIMEOUT,
    /** The prompt is longer than the model can read: a model with more room. */
    CONTEXT_OVERFLOW,
    /** A policy or guardrail forbade it: another model, never again the same. */
    CONTENT_POLICY,
    /** The key is missing, wrong or not allowed: a person must act. */
    AUTH,
    /** There is no such model there. */
    NO_SUCH_MODEL,
    /** The provider refused the request as malformed or unsupported. */
    BAD_REQUEST,
    /** An answer came that is no answer: empty, malformed, or too large. */
    MALFORMED
  }

  /**
   * What kind.
   *
   * @return never null
   */
  public Kind kind() {
    return kind;
  }

  /**
   * What was billed all the same.
   *
   * @return zero where nothing was
   */
  public Tokens used() {
    return used;
  }

  /**
   * How long the other side asks to wait.
   *
   * @return null when it does not say
   */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
