package tradingagents.chain.log;

import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** One logger: writes what is loud enough for {@link Levels} as one line to stdout. */
final class LineLogger extends LegacyAbstractLogger {
  private static final long serialVersionUID = 1L;

  private final transient InstantSource clock;

  LineLogger(String name, InstantSource clock) {
    this.name = name;
    this.clock = clock;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      String pattern,
      Object @Nullable [] arguments,
      @Nullable Throwable thrown) {
    String message = MessageFormatter.basicArrayFormat(pattern, arguments);
    Map<String, String> context = MDC.getCopyOfContextMap();
    // Asked for each time: Lambda and tests put a stream of their own there. One call, one line.
    System.out.print(
        new LogLine(
                level, name, message, thrown, clock.instant(), context == null ? Map.of() : context)
            .toJson());
    System.out.flush();
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  public boolean isTraceEnabled() {
    return Levels.lets(name, Level.TRACE);
  }

  @Override
  public boolean isDebugEnabled() {
    return Levels.lets(name, Level.DEBUG);
  }

  @Override
  public boolean isInfoEnabled() {
    return Levels.lets(name, Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return Levels.lets(name, Level.WARN);
  }

  @Override
  public boolean isErrorEnabled() {
    return Levels.lets(name, Level.ERROR);
  }
}
