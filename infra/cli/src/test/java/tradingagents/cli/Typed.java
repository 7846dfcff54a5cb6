package tradingagents.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** One command typed in this process, and what came of it. */
record Typed(int code, String out, String err) {
  static Typed command(String... args) {
    return command(Map.of("TRADINGAGENTS_HOME", root().toString()), args);
  }

  static Typed command(Map<String, String> variables, String... args) {
    return at(InstantSource.system(), variables, args);
  }

  /** A command typed at another time. */
  static Typed at(InstantSource clock, Map<String, String> variables, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), variables, false);
    int code = Main.run(args, terminal, clock);
    return new Typed(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** A command that is expected to go well. */
  static String answer(String... args) {
    Typed typed = command(args);
    if (typed.code() != 0) {
      throw new AssertionError(
          String.join(" ", args) + " ended " + typed.code() + ": " + typed.err());
    }
    return typed.out();
  }

  List<String> errors() {
    return err.lines().toList();
  }

  /** The repository: the folder with the root template. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("template.yaml"))) {
      Path above = folder.getParent();
      if (above == null) {
        throw new IllegalStateException("no template.yaml above " + Path.of("").toAbsolutePath());
      }
      folder = above;
    }
    return folder;
  }
}
