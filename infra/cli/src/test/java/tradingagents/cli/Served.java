package tradingagents.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A {@code serve} in a process of its own, on a free port, and what it said until it was ready. */
record Served(@Nullable Process process, URI address, List<String> said) implements AutoCloseable {
  static final Served NOT_YET = new Served(null, URI.create("http://127.0.0.1:9"), List.of());

  private static final int PATIENCE_SECONDS = 60;

  static Served start(Path data, String... more) throws IOException {
    List<String> command = Child.words("serve", "--port", "0", "--data", data.toString());
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .directory(Typed.root().toFile())
            .start();
    List<String> said = new ArrayList<>();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    while (line != null) {
      said.add(line);
      // The last line of the welcome.
      line = line.startsWith("  then:") ? null : out.readLine();
    }
    if (said.isEmpty()) {
      throw new AssertionError("serve said nothing");
    }
    String address = said.getFirst().replaceAll("Listening on (\\S+) .*", "$1");
    return new Served(process, URI.create(address), List.copyOf(said));
  }

  /** Ctrl-C, and the exit code. */
  int interrupt() {
    if (process == null) {
      return -1;
    }
    try {
      return CtrlC.send(process, PATIENCE_SECONDS);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  boolean alive(long time, TimeUnit unit) throws InterruptedException {
    return process != null && !process.waitFor(time, unit);
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }
}
