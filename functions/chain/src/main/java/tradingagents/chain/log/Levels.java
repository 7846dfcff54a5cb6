package tradingagents.chain.log;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import software.amazon.lambda.powertools.logging.internal.LoggingManager;

/**
 * How loud our lines must be: Powertools sets it from {@code POWERTOOLS_LOG_LEVEL} or Lambda's own
 * level. SLF4J's words and the JDK's.
 */
public final class Levels implements LoggingManager {
  private static final Map<Level, java.util.logging.Level> JDK =
      Map.of(
          Level.ERROR, java.util.logging.Level.SEVERE,
          Level.WARN, java.util.logging.Level.WARNING,
          Level.INFO, java.util.logging.Level.INFO,
          Level.DEBUG, java.util.logging.Level.FINE,
          Level.TRACE, java.util.logging.Level.FINEST);

  /** For Powertools, which finds it by its service file. */
  public Levels() {}

  static Level of(java.util.logging.Level level) {
    for (Level one : Level.values()) {
      if (level.intValue() >= JDK.getOrDefault(one, java.util.logging.Level.OFF).intValue()) {
        return one;
      }
    }
    return Level.TRACE;
  }

  /** The JDK's level of SLF4J's name; WARN for a word that is none. */
  static java.util.logging.Level jdk(String name) {
    for (Level one : Level.values()) {
      if (one.name().equalsIgnoreCase(name)) {
        return JDK.getOrDefault(one, java.util.logging.Level.WARNING);
      }
    }
    return java.util.logging.Level.WARNING;
  }

  @Override
  public void setLogLevel(Level level) {
    Logs.OURS.setLevel(JDK.get(level));
  }

  @Override
  public Level getLogLevel(Logger logger) {
    java.util.logging.Level level = Logs.OURS.getLevel();
    return level == null ? Level.INFO : of(level);
  }
}
