package tradingagents.local.endpoint;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * moto's server in a child process, on a free port of loopback. It ends with this process, however
 * that ends: it waits for the end of its standard input.
 */
final class Moto implements AutoCloseable {
  private static final String SERVER =
      """
      import sys
      try:
          from moto.server import ThreadedMotoServer
      except ImportError as missing:
          print("absent", missing, flush=True)
          sys.exit(0)
      server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
      server.start()
      print("http://%s:%d" % server.get_host_and_port(), flush=True)
      sys.stdin.read()
      """;

  private final Process process;
  private final URI address;

  private Moto(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  static Moto start() throws IOException, Target.Absent {
    Process process = python();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    if (line == null || !line.startsWith("http://")) {
      process.destroyForcibly();
      throw new Target.Absent("python3 has no moto with a server (" + line + ")");
    }
    return new Moto(process, URI.create(line));
  }

  private static Process python() throws Target.Absent {
    try {
      return new ProcessBuilder("python3", "-c", SERVER)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new Target.Absent("moto needs python3, and there is none");
    }
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
