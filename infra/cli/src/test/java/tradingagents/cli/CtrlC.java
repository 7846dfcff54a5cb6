package tradingagents.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Ctrl-C, as a terminal sends it to the process in front of it. */
final class CtrlC {
  private CtrlC() {}

  /**
   * Sends it and waits for the end.
   *
   * @param process of the command line
   * @param seconds how long it may take to end
   * @return the exit code; -1 when it has not ended
   */
  static int send(Process process, int seconds) throws IOException, InterruptedException {
    int sent =
        new ProcessBuilder("/bin/kill", "-" + signal(), Long.toString(process.pid()))
            .inheritIO()
            .start()
            .waitFor();
    if (sent != 0) {
      throw new AssertionError("Ctrl-C could not be sent");
    }
    return process.waitFor(seconds, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  /** A shell's background jobs ignore SIGINT, and so do their children; SIGTERM does the same. */
  private static String signal() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return "INT";
    }
    String ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring("SigIgn:".length()).strip())
            .findFirst()
            .orElse("0");
    boolean isIgnored = (Long.parseUnsignedLong(ignored, 16) & 2) != 0;
    if (isIgnored) {
      System.out.println("skipped: SIGINT is ignored here; SIGTERM is sent instead");
    }
    return isIgnored ? "TERM" : "INT";
  }
}
