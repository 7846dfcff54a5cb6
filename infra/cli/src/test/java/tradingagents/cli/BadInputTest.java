package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input ends with one clear sentence and the right exit code, and nothing half-done. */
class BadInputTest {
  private static final Path TABLE = Typed.root().resolve("infra/cli/src/test/resources");

  @TempDir private Path folder;

  static List<String> cases() throws IOException {
    return Files.readAllLines(TABLE.resolve("bad-input.txt")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refuses_with_one_sentence_and_leaves_nothing(String line) throws IOException {
    String[] columns = line.split("\\|", 3);
    Path data = folder.resolve("data");

    Typed typed = Typed.command(arguments(columns[2].strip(), data));

    assertThat(typed.code()).as(typed.err()).isEqualTo(Integer.parseInt(columns[0].strip()));
    assertThat(typed.out()).isEmpty();
    assertOneSentence(typed);
    assertThat(typed.err()).containsSubsequence(columns[1].strip().split(", "));
    assertNothingIn(data);
  }

  private String[] arguments(String typed, Path data) {
    List<String> arguments = new ArrayList<>();
    for (String word : typed.split(" ", -1)) {
      arguments.add(
          word.replace("{bad}", TABLE.resolve("bad").toString())
              .replace("{tmp}", folder.toString())
              .replace("{long}", "A".repeat(10_000))
              .replace("{empty}", ""));
    }
    boolean takesData =
        List.of("analyze", "runs", "show", "trace", "memory", "track-record", "costs")
            .contains(arguments.getFirst());
    if (takesData && !arguments.contains("--data")) {
      arguments.addAll(List.of("--data", data.toString()));
    }
    return arguments.toArray(String[]::new);
  }

  @Test
  void a_data_folder_in_use_is_unavailable_and_the_sentence_names_it() throws IOException {
    try (FileChannel lock =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(lock.tryLock()).isNotNull();

      Typed typed = Typed.command("analyze", "AAPL", "--quiet", "--data", folder.toString());

      assertThat(typed.code()).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(typed.err()).contains(folder.toString(), "is in use by another process");
      assertOneSentence(typed);
      assertThat(typed.out()).isEmpty();
    }
  }

  @Test
  void a_corrupt_state_file_is_unavailable_named_and_left_as_it_is() throws IOException {
    Path state = folder.resolve("state.db");
    byte[] damaged = "this was a table file once, now it is a letter. ".repeat(100).getBytes();
    Files.write(state, damaged);

    for (String command :
        List.of("analyze AAPL --quiet", "runs", "show run-1", "trace run-1", "resume")) {
      Typed typed = Typed.command((command + " --data " + folder).split(" ", -1));

      assertThat(typed.code()).as(command).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(typed.err()).contains(state.toString(), "corrupt");
      assertOneSentence(typed);
      assertThat(typed.out()).isEmpty();
      assertThat(Files.readAllBytes(state)).as(command).isEqualTo(damaged);
    }
  }

  @Test
  void a_truncated_state_file_is_unavailable_and_left_as_it_is() throws IOException {
    Typed.answer("events", "seed", "--data", folder.toString());
    Path state = folder.resolve("state.db");
    try (RandomAccessFile file = new RandomAccessFile(state.toFile(), "rw")) {
      file.seek(100);
      file.write(new byte[4000]);
    }
    byte[] damaged = Files.readAllBytes(state);

    Typed typed = Typed.command("runs", "--data", folder.toString());

    assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.UNAVAILABLE);
    assertOneSentence(typed);
    assertThat(Files.readAllBytes(state)).isEqualTo(damaged);
  }

  @Test
  void a_template_that_cannot_be_read_names_the_resource() throws IOException {
    Path root = Typed.root();
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.createDirectory(home.resolve("infra"));
    try (Stream<Path> parts = Files.list(root.resolve("infra"))) {
      for (Path part : parts.filter(p -> p.toString().endsWith(".yaml")).toList()) {
        Files.copy(part, home.resolve("infra").resolve(part.getFileName()));
      }
    }
    String template = Files.readString(root.resolve("template.yaml"));
    String broken = template.replaceFirst("Type: AWS::Events::EventBus", "Type: AWS::Evil::Bus");
    assertThat(broken).isNotEqualTo(template);
    Files.writeString(home.resolve("template.yaml"), broken);
    Path data = folder.resolve("data");

    Typed typed =
        Typed.command(
            Map.of("TRADINGAGENTS_HOME", home.toString()),
            "analyze",
            "AAPL",
            "--quiet",
            "--data",
            data.toString());

    assertThat(typed.code()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(typed.err()).contains("template.yaml", "Bus", "AWS::Evil::Bus");
    assertOneSentence(typed);
    assertThat(typed.out()).isEmpty();
  }

  @Test
  void a_missing_template_is_unavailable() {
    Typed typed =
        Typed.command(
            Map.of("TRADINGAGENTS_HOME", folder.toString()),
            "analyze",
            "AAPL",
            "--quiet",
            "--data",
            folder.resolve("data").toString());

    assertThat(typed.code()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(typed.err()).contains("template.yaml is not in", "TRADINGAGENTS_HOME");
    assertOneSentence(typed);
  }

  private static void assertOneSentence(Typed typed) {
    List<String> lines = typed.errors().stream().filter(line -> !line.startsWith("Try '")).toList();
    assertThat(lines).as("one sentence").hasSize(1);
    assertThat(lines.getFirst())
        .endsWith(".")
        .doesNotContain("Exception", "\tat ", "java.")
        .hasSizeLessThan(900);
  }

  private static void assertNothingIn(Path data) throws IOException {
    assertThat(data.resolve("state.db")).doesNotExist();
    Path reports = data.resolve("reports");
    if (Files.isDirectory(reports)) {
      try (Stream<Path> files = Files.list(reports)) {
        assertThat(files).isEmpty();
      }
    }
  }
}
