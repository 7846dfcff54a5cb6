package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tradingagents.feeds.file.Box;

/** Every command that stands in a shell block of the README or a page is typed, and works. */
class PageCommandsTest {
  private static final Path ROOT = Path.of(System.getProperty("repository.root"));
  private static final Path FILES = ROOT.resolve("infra/cli/src/test/resources/pages");
  private static final List<String> PAGES =
      List.of(
          "README.md",
          "docs/deploy.md",
          "docs/command-line.md",
          "docs/operations.md",
          "docs/models/agents.md");

  @TempDir private Path folder = Path.of(".");

  @Test
  void every_command_of_the_pages_works() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    try (InputStream box = Box.class.getResourceAsStream("box/AAPL.csv.gz")) {
      assertThat(box).isNotNull();
      Files.write(folder.resolve("my-prices.csv"), new GZIPInputStream(box).readAllBytes());
    }
    List<String> lines = commands();
    assertThat(lines).hasSizeGreaterThan(5);
    for (String line : lines) {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      int code = type(words(line), err);
      assertThat(code).as("%s%n%s", line, err.toString(StandardCharsets.UTF_8)).isZero();
    }
  }

  private static List<String> commands() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String page : PAGES) {
      boolean inside = false;
      for (String line : Files.readAllLines(ROOT.resolve(page))) {
        if (line.startsWith("```")) {
          inside = line.equals("```sh") || line.equals("```bash");
        } else if (inside && line.startsWith("./tradingagents ")) {
          lines.add(line.replaceAll("\\s+#.*", ""));
        }
      }
    }
    return lines;
  }

  /**
   * The words after the program's name; what never ends and what needs an endpoint is only asked
   * for its help here. {@link EndpointCommandsTest} types the latter.
   */
  private String[] words(String line) {
    List<String> words = new ArrayList<>(Arrays.asList(line.split("\\s+", -1)));
    words.removeFirst();
    words.replaceAll(word -> word.startsWith("my-") ? folder.resolve(word).toString() : word);
    return List.of("local", "serve", "login", "run", "schedules", "orders", "kill", "trading")
            .contains(words.getFirst())
        ? new String[] {words.getFirst(), "--help"}
        : words.toArray(String[]::new);
  }

  private int type(String[] words, ByteArrayOutputStream err) {
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Map<String, String> environment =
        Map.of("HOME", folder.toString(), "TRADINGAGENTS_HOME", ROOT.toString());
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    return Main.run(words, new Terminal(out, errors, environment, false), InstantSource.system());
  }
}
