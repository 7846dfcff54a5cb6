package tradingagents.cli.backtest;

import java.io.PrintStream;
import java.util.function.DoubleConsumer;

/**
 * A bar that fills while long work is done, on a terminal; nothing elsewhere. It is written to the
 * error stream, so that it never gets into an answer, and is gone when the work is done.
 */
public final class Progress implements DoubleConsumer, AutoCloseable {
  private static final int WIDTH = 40;

  private final PrintStream err;
  private final boolean shown;
  private final String work;
  private int last = -1;

  /**
   * A bar that is not drawn yet.
   *
   * @param err where it is drawn
   * @param shown whether a person is looking
   * @param work what is done, in one word
   */
  public Progress(PrintStream err, boolean shown, String work) {
    this.err = err;
    this.shown = shown;
    this.work = work;
  }

  @Override
  public void accept(double part) {
    int percent = (int) Math.floor(100 * Math.clamp(part, 0, 1));
    if (shown && percent != last) {
      last = percent;
      int full = percent * WIDTH / 100;
      err.print(
          "\r" + work + " " + "█".repeat(full) + "░".repeat(WIDTH - full) + " " + percent + " %");
      err.flush();
    }
  }

  @Override
  public void close() {
    if (shown && last >= 0) {
      err.print("\r\033[K");
      err.flush();
    }
  }
}
