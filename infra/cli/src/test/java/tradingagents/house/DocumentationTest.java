package tradingagents.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentationTest {
  private static final double FLOOR = 0.90;

  @Test
  void nine_of_ten_public_words_of_the_functions_are_documented() throws IOException {
    Path root = Repository.root();
    List<Path> files = MainSources.below(root, "functions");

    Documentation found = Documentation.of(root, files);

    System.out.printf(
        Locale.ROOT,
        "Documentation: %.1f %% of %d public types and methods in %d files (floor %.0f %%)%n",
        100 * found.share(),
        found.total(),
        files.size(),
        100 * FLOOR);
    assertThat(found.total()).isGreaterThan(300);
    assertThat(found.share()).as(String.join("\n", found.missing())).isGreaterThanOrEqualTo(FLOOR);
  }

  @Test
  void counts_public_types_and_their_public_and_protected_methods(@TempDir Path folder)
      throws IOException {
    Documentation found =
        read(
            folder,
            """
            /** Said. */
            public class A {
              public A() {}

              /** Said. */
              protected void said() {}

              protected void unsaid() {}

              void ours() {}

              @Override
              public String toString() {
                return "";
              }

              static class Ours {
                public void hidden() {}
              }

              public interface Inner {
                void implicit();

                record Deep() {}
              }
            }
            """);

    assertThat(found.documented()).isEqualTo(2);
    assertThat(found.missing())
        .containsExactly(
            "A.java:3: A.<init>",
            "A.java:8: A.unsaid",
            "A.java:21: Inner",
            "A.java:22: Inner.implicit",
            "A.java:24: Deep");
    assertThat(found.share()).isEqualTo(2.0 / 7);
  }

  @Test
  void does_not_count_what_the_header_of_a_record_says(@TempDir Path folder) throws IOException {
    Documentation found =
        read(
            folder,
            """
            /** Said. */
            public record A(int left, String right) {
              public A {
                left = 1;
              }

              public A(int left) {
                this(left, "");
              }

              public int left() {
                return left;
              }

              public static A of() {
                return new A(1);
              }
            }
            """);

    assertThat(found.missing()).containsExactly("A.java:7: A.<init>", "A.java:15: A.of");
  }

  private static Documentation read(Path folder, String source) throws IOException {
    Path file = Files.writeString(folder.resolve("A.java"), source);
    return Documentation.of(folder, List.of(file));
  }
}
