package tradingagents.chain.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.Env;

/**
 * Where log lines go. SLF4J hands them to the JDK's own logging, which a function has loaded
 * anyway: a general backend costs a cold start more than a bare handler takes altogether. One line
 * is one JSON object, on Lambda's stdout and in a laptop's file alike; errors also go to the error
 * sink where {@code SENTRY_DSN} names one. Code that is not ours is never louder than WARN: at
 * DEBUG an HTTP client would log what it sends.
 */
public final class Logs {
  private static final long LONGEST_FILE_BYTES = 5L << 20;
  private static final int FILES = 3;

  /** The JDK forgets the level of a logger that nobody holds. */
  static final Logger OURS = Logger.getLogger("tradingagents");

  private static final Logger ALL = Logger.getLogger("");

  private Logs() {}

  /**
   * In a function: to stdout, ours from INFO on until Powertools says otherwise.
   *
   * @param env names the error sink
   */
  public static void toStdout(Env env) {
    to(new Stdout(), Level.INFO, env);
  }

  /**
   * On a laptop: to a file, since stdout and stderr belong to the person. The file is made by the
   * first line; one that has grown long is set aside before.
   *
   * @param file of the log
   * @param env names the error sink, and how loud our lines must be: {@code
   *     TRADINGAGENTS_LOG_LEVEL}, WARN without
   */
  public static void toFile(Path file, Env env) {
    String level = env.text("TRADINGAGENTS_LOG_LEVEL", "WARN");
    to(new OnDemand(file), Levels.jdk(level), env);
  }

  /** Nowhere, for a program that has not found its place yet. */
  public static void toNowhere() {
    LogManager.getLogManager().reset();
  }

  private static void to(Handler target, Level ours, Env env) {
    LogManager.getLogManager().reset();
    ALL.setLevel(Level.WARNING);
    OURS.setLevel(ours);
    target.setFormatter(new JsonLine());
    ALL.addHandler(target);
    String dsn = env.text("SENTRY_DSN", "");
    if (!dsn.isEmpty()) {
      ErrorSink.of(dsn, env.text("POWERTOOLS_SERVICE_NAME", "laptop")).ifPresent(ALL::addHandler);
    }
  }

  /** Asks for the stream each time: Lambda and tests put one of their own there. */
  private static final class Stdout extends Handler {
    @Override
    public void publish(LogRecord line) {
      if (isLoggable(line)) {
        System.out.print(getFormatter().format(line));
        System.out.flush();
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** A file that nothing was written to does not exist. */
  private static final class OnDemand extends Handler {
    private static final ErrorManager QUIET =
        new ErrorManager() {
          @Override
          public void error(String message, Exception cause, int code) {}
        };

    private final Path file;
    private @Nullable Handler open;

    OnDemand(Path file) {
      this.file = file;
    }

    @Override
    public synchronized void publish(LogRecord line) {
      try {
        if (open == null) {
          open = open();
          // Nor is one that was begun and fails later: the usual manager tells a stack trace.
          open.setErrorManager(QUIET);
        }
        open.publish(line);
      } catch (IOException e) {
        // A log that cannot be written is no reason to stop: a full disk is told elsewhere.
      }
    }

    private Handler open() throws IOException {
      String pattern = file.toString().replace("%", "%%") + ".%g";
      Handler handler = new FileHandler(pattern, LONGEST_FILE_BYTES, FILES, true);
      handler.setFormatter(getFormatter());
      return handler;
    }

    @Override
    public synchronized void flush() {
      if (open != null) {
        open.flush();
      }
    }

    @Override
    public synchronized void close() {
      if (open != null) {
        open.close();
      }
    }
  }
}
