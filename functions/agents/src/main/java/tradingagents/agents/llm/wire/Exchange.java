package tradingagents.agents.llm.wire;

import dev.langchain4j.data.message.AiMessage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tradingagents.agents.llm.wire.CallFault.Kind;
import tradingagents.desk.models.Tokens;

/**
 * One call from its beginning to its end. Whoever notices something (the transport, the wire's
 * events, the watch over the time) says it here; the first thing that goes wrong is the one that
 * counts, ends the call for its caller and hangs up. What the stream told about usage and its end
 * is kept beside, because a call that failed may have been billed all the same.
 */
final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
  private static final int MOST_CHARACTERS = 400_000;
  private static final long MOST_BYTES = 32L << 20;

  private final Consumer<String> listener;
  private final CompletableFuture<AiMessage> answer = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();

  private volatile @Nullable Wrong wrong;
  private volatile boolean isSent;
  private volatile boolean isOpen;
  private volatile boolean isEnded;
  private volatile boolean isCut;
  private volatile long heardNanos;
  private volatile @Nullable Tokens usage;
  private volatile @Nullable Tokens begun;
  private volatile String requestId = "";
  private volatile Key key = Key.NONE;
  private long bytes;
  private boolean isListenerTired;
  private @Nullable Runnable line;

  /** Where {@link Wrong} comes to light for the waiting caller. */
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;
  }

  Exchange(Consumer<String> listener) {
    this.listener = listener;
  }

  /** The key it is made with, to be hidden in what is said of it. */
  void opensWith(Key given) {
    key = given;
  }

  Key key() {
    return key;
  }

  // What the transport says.

  /** A connection that is to be closed when the call is over before its time. */
  void onHangUp(Runnable hangUp) {
    boolean isLate;
    synchronized (this) {
      line = hangUp;
      isLate = answer.isDone();
    }
    if (isLate) {
      hangUp.run();
    }
  }

  /** The request is on its way: from here on it may be billed. */
  void sent() {
    isSent = true;
  }

  /** It never arrived, or was refused: nothing is billed. */
  void unbilled() {
    if (!isOver()) {
      isSent = false;
    }
  }

  /** The other side took the call and begins to answer. */
  void opened(String id) {
    requestId = id;
    heardNanos = System.nanoTime();
    isOpen = true;
  }

  /** Something came. */
  void received(long count) {
    heardNanos = System.nanoTime();
    bytes += count;
    if (bytes > MOST_BYTES) {
      fail(Wrong.of(Kind.MALFORMED, "it sent more than " + MOST_BYTES + " bytes"));
    }
  }

  // What the wire's events say.

  /** Input and output are known. */
  void used(Tokens tokens) {
    usage = tokens;
  }

  /** The input is known before the output. */
  void read(Tokens input) {
    begun = input;
  }

  /** The output is known after the input. */
  void wrote(long output) {
    Tokens input = begun;
    if (input != null) {
      usage = new Tokens(input.fresh(), input.cacheRead(), input.cacheWritten(), output, false);
    }
  }

  /** The event that says that the answer is complete. */
  void ended() {
    isEnded = true;
  }

  /** The most tokens are written. */
  void cut() {
    isCut = true;
  }

  /** The name of the call at its provider. */
  void named(String id) {
    if (!id.isEmpty()) {
      requestId = id;
    }
  }

  /** A piece of the text. */
  void said(String piece) {
    synchronized (text) {
      text.append(piece);
      if (text.length() > MOST_CHARACTERS) {
        fail(Wrong.of(Kind.MALFORMED, "it wrote more than " + MOST_CHARACTERS + " characters"));
      }
    }
    if (!isOver() && !isListenerTired) {
      try {
        listener.accept(piece);
      } catch (RuntimeException e) {
        isListenerTired = true;
        LOG.warn("who listens to a speech failed and is told no more of it: {}", e.toString());
      }
    }
  }

  /** The whole answer. */
  void answered(AiMessage message) {
    if (wrong == null) {
      answer.complete(message);
    }
  }

  /** It ended otherwise than with an answer, but what is still to come says what it cost. */
  void spoiled(Wrong what) {
    if (wrong == null) {
      wrong = what;
    }
  }

  boolean isOpen() {
    return isOpen;
  }

  boolean isSpoiled() {
    return wrong != null;
  }

  boolean isEnded() {
    return isEnded;
  }

  // How it ends.

  boolean isOver() {
    return answer.isDone();
  }

  /** It went wrong: the first time counts. */
  void fail(Wrong what) {
    spoiled(what);
    Runnable hangUp;
    synchronized (this) {
      answer.completeExceptionally(new Broken());
      hangUp = line;
    }
    if (hangUp != null) {
      hangUp.run();
    }
  }

  /** Nothing more will come. */
  void finished() {
    if (isOver()) {
      return;
    }
    fail(
        Wrong.of(
            Kind.TIMEOUT,
            isEnded ? "its answer could not be put together" : "its stream broke off"));
  }

  /**
   * Waits for the end, watching the time.
   *
   * @param limit the longest the whole call may take
   * @param silence the longest an open stream may be silent
   * @return the answer, or null when something went wrong
   */
  @Nullable AiMessage await(Duration limit, Duration silence) {
    long start = System.nanoTime();
    while (true) {
      long now = System.nanoTime();
      long left = limit.toNanos() - (now - start);
      long quiet = isOpen ? silence.toNanos() - (now - heardNanos) : Long.MAX_VALUE;
      if (left <= 0) {
        fail(Wrong.of(Kind.TIMEOUT, "no whole answer in " + seconds(limit)));
      } else if (quiet <= 0) {
        fail(Wrong.of(Kind.TIMEOUT, "its stream was silent for " + seconds(silence)));
      }
      // Before the stream opens, look again soon: from then on silence counts.
      long next = Math.min(Math.min(left, quiet), isOpen ? Long.MAX_VALUE : silence.toNanos());
      try {
        return answer.get(Math.max(1, next), TimeUnit.NANOSECONDS);
      } catch (TimeoutException look) {
        // Time to look again.
      } catch (ExecutionException broken) {
        return null;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        fail(Wrong.of(Kind.UNAVAILABLE, "the call was interrupted"));
        return null;
      }
    }
  }

  private static String seconds(Duration time) {
    return time.toMillis() / 1000.0 + " s";
  }

  Wrong wrong() {
    Wrong what = wrong;
    return what == null ? Wrong.of(Kind.UNAVAILABLE, "the call ended without a word") : what;
  }

  boolean isCutShort() {
    return isCut;
  }

  String requestId() {
    return requestId;
  }

  /** All text so far. */
  String text() {
    synchronized (text) {
      return text.toString();
    }
  }

  /**
   * What was billed.
   *
   * @param inputEstimate of the request, for a stream that never said
   * @param outputEstimate of the text so far, likewise
   * @return estimated unless the provider said it; nothing for a call that was refused
   */
  Tokens tokens(long inputEstimate, long outputEstimate) {
    Tokens said = usage;
    if (said != null) {
      return said;
    }
    Tokens input = begun;
    if (input != null) {
      return new Tokens(
          input.fresh(), input.cacheRead(), input.cacheWritten(), outputEstimate, true);
    }
    return isSent ? new Tokens(inputEstimate, 0, 0, outputEstimate, true) : Tokens.NONE;
  }
}
