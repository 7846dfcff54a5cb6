package tradingagents.chain.log;

import io.sentry.ITransportFactory;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.SentryOptions;
import io.sentry.protocol.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * Sends errors to a Sentry-compatible service, with the ids of the run they belong to. Off unless
 * {@code SENTRY_DSN} is set; then nothing of it is even loaded. An error is sent before its line is
 * done, because a function is frozen when it has answered; at most {@value #MOST_PER_MINUTE} go out
 * in a minute, each has two seconds, after one that failed none goes out for the rest of its
 * minute, and whatever goes wrong here goes wrong quietly.
 */
final class ErrorSink extends Handler {
  static final int MOST_PER_MINUTE = 20;
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final List<String> TAGS =
      List.of("run_id", "step", "correlation_id", "function_name");

  private final Formatter words = new SimpleFormatter();
  private Instant windowEnd = Instant.MIN;
  private int sent;

  private ErrorSink() {
    setLevel(Level.SEVERE);
  }

  /**
   * A sink.
   *
   * @param dsn where to, as Sentry writes it
   * @param stack the environment that errors are filed under
   * @return empty when the address cannot be read, which is said on stderr
   */
  static Optional<Handler> of(String dsn, String stack) {
    try {
      ErrorSink sink = new ErrorSink();
      Sentry.init(
          options(dsn, stack, (options, service) -> new Posting(options, service, sink::rest)));
      return Optional.of(sink);
    } catch (RuntimeException e) {
      // What is wrong with it stands in the message together with the key.
      System.err.println("SENTRY_DSN is no address of a project; errors stay in the log");
      return Optional.empty();
    }
  }

  private static SentryOptions options(String dsn, String stack, ITransportFactory transport) {
    SentryOptions options = new SentryOptions();
    options.setDsn(dsn);
    options.setEnvironment(stack);
    options.setTransportFactory(transport);
    options.setAttachServerName(false);
    options.setSendModules(false);
    options.setSendClientReports(false);
    options.setEnableAutoSessionTracking(false);
    options.setEnableUncaughtExceptionHandler(false);
    options.setEnableShutdownHook(false);
    options.setEnableExternalConfiguration(false);
    return options;
  }

  @Override
  public void publish(LogRecord line) {
    if (!isLoggable(line) || !mayStill(line.getInstant())) {
      return;
    }
    try {
      SentryEvent event =
          line.getThrown() == null ? new SentryEvent() : new SentryEvent(line.getThrown());
      Message message = new Message();
      message.setFormatted(words.formatMessage(line));
      event.setMessage(message);
      event.setLogger(line.getLoggerName());
      event.setLevel(SentryLevel.ERROR);
      Map<String, String> context = JsonLine.context();
      TAGS.stream()
          .filter(context::containsKey)
          .forEach(tag -> event.setTag(tag, context.getOrDefault(tag, "")));
      Sentry.captureEvent(event);
    } catch (RuntimeException e) {
      System.err.println("the error sink failed: " + e);
    }
  }

  private synchronized boolean mayStill(Instant now) {
    if (now.isAfter(windowEnd)) {
      windowEnd = now.plus(WINDOW);
      sent = 0;
    }
    return ++sent <= MOST_PER_MINUTE;
  }

  /** A service that does not answer is not asked again in this minute. */
  private synchronized void rest() {
    sent = MOST_PER_MINUTE;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    Sentry.close();
  }
}
