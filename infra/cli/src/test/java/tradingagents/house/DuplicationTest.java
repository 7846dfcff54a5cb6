package tradingagents.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicationTest {
  private static final double CEILING = 0.05;
  private static final int SHOWN = 10;

  /** A method that is far longer than a hundred tokens. */
  private static final String BODY =
      """
        static int sum(Object any) {
          int sum = 0;
      """
          + "    sum += any instanceof String s && s.length() > 3 ? s.length() * 7 : 1 - sum;\n"
              .repeat(10)
          + "    return sum;\n  }\n";

  @Test
  void main_code_is_less_than_one_twentieth_duplicated() throws IOException {
    Path root = Repository.root();
    List<Path> files = MainSources.below(root, "functions", "infra");

    Duplication found = Duplication.of(root, files);

    System.out.printf(
        Locale.ROOT,
        "Duplication: %.2f %% of %d lines in %d files (%d lines, ceiling %.0f %%)%n",
        100 * found.share(),
        found.total(),
        files.size(),
        found.duplicated(),
        100 * CEILING);
    found.duplicates().stream().limit(SHOWN).forEach(one -> System.out.println("  " + one));
    assertThat(files).hasSizeGreaterThan(100);
    assertThat(found.share()).as(String.join("\n", found.duplicates())).isLessThan(CEILING);
  }

  @Test
  void counts_the_lines_of_both_places(@TempDir Path folder) throws IOException {
    Path one = Files.writeString(folder.resolve("One.java"), "class One {\n" + BODY + "}\n");
    Path two = Files.writeString(folder.resolve("Two.java"), "class Two {\n" + BODY + "}\n");

    Duplication found = Duplication.of(folder, List.of(one, two));

    assertThat(found.total()).isEqualTo(2 * 16);
    assertThat(found.duplicated()).isGreaterThanOrEqualTo(2 * 13);
    assertThat(found.duplicates()).isNotEmpty();
    assertThat(found.duplicates().getFirst()).contains("One.java:", "Two.java:");
  }

  @Test
  void reads_the_newest_syntax(@TempDir Path folder) throws IOException {
    String source =
        """
        import module java.base;

        record Pair(int left, int right) {
          static int sum(Object any) {
            return any instanceof Pair(var left, _) ? left : 0;
          }
        }
        """;
    Path file = Files.writeString(folder.resolve("Pair.java"), source);

    assertThat(Duplication.of(folder, List.of(file)).duplicated()).isZero();
  }

  @Test
  void a_file_that_is_not_java_is_an_error(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("One.java"), "class One { \"\"\" }");

    assertThatThrownBy(() -> Duplication.of(folder, List.of(file)))
        .isInstanceOf(RuntimeException.class);
  }
}
