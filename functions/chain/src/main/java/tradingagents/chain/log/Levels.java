package tradingagents.chain.log;

import org.slf4j.Logger;
import org.slf4j.event.Level;
import software.amazon.lambda.powertools.logging.internal.LoggingManager;

/**
 * How loud a line must be. Powertools sets it from {@code POWERTOOLS_LOG_LEVEL} or Lambda's own
 * level; INFO until then. Code that is not ours is never louder than WARN: at DEBUG an HTTP client
 * would log what it sends.
 */
public final class Levels implements LoggingManager {
  private static final String OURS = "tradingagents.";

  private static volatile Level least = Level.INFO;

  /** For Powertools, which finds it by its service file. */
  public Levels() {}

  static boolean lets(String logger, Level level) {
    Level wanted = least;
    if (!logger.startsWith(OURS) && wanted.toInt() < Level.WARN.toInt()) {
      wanted = Level.WARN;
    }
    return level.toInt() >= wanted.toInt();
  }

  @Override
  public void setLogLevel(Level level) {
    least = level;
  }

  @Override
  public Level getLogLevel(Logger logger) {
    return least;
  }
}
