package tradingagents.agents.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.desk.run.Step;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

class PromptBookTest {
  private static final String HEAD = "version: mine\ndate: 2026-01-02\nchanged: Shorter.\n---\n";
  private static final PromptBook BOOK = PromptBook.shipped();

  @TempDir private Path folder;

  private Result<PromptBook> book(String name, String file, String content) throws IOException {
    Path to = Files.createDirectories(folder.resolve(name)).resolve(file);
    Files.writeString(to, content);
    return PromptBook.with(folder);
  }

  private static Failure failure(Result<?> result) {
    return ((Result.Err<?>) result).failure();
  }

  @Test
  void a_hash_is_the_sha256_of_the_files_bytes() throws IOException, NoSuchAlgorithmException {
    String content = HEAD + "Decide about {{symbol}} on {{session}} in {{currency}}. \u00e9\n";
    Prompt mine =
        book("trader", "mine.md", content).orThrow().prompt(Step.TRADER, "mine").orThrow();
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
    assertThat(mine.hash()).isEqualTo(HexFormat.of().formatHex(digest));
    assertThat(mine.changed()).isEqualTo("Shorter.");
    assertThat(mine.date()).isEqualTo("2026-01-02");
  }

  @Test
  void a_folder_adds_versions_and_what_is_used_stays_what_is_shipped() throws IOException {
    String content = HEAD + "Decide about {{symbol}} on {{session}} in {{currency}}.\n";
    PromptBook book = book("trader", "mine.md", content).orThrow();

    assertThat(book.versions("trader").orThrow()).extracting(Prompt::version).endsWith("mine");
    assertThat(book.latest(Step.TRADER)).isEqualTo(BOOK.latest(Step.TRADER));
    assertThat(book.diff("trader", "v1", "mine").orThrow())
        .startsWith("- version: v1", "- date: 2026-11-26", "- changed: First version.")
        .contains("+ version: mine", "  ---");
    assertThat(book.diff("trader", "v1", "v1").orThrow()).allMatch(line -> line.startsWith("  "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          trader           | Decide in {{currency}} on {{session}}.              | lacks the placeholder {{symbol}}
          trader           | {{symbol}} {{session}} {{currency}} {{price}}        | unknown placeholder {{price}}; allowed are {{currency}}, {{session}}, {{symbol}}
          trader           | {{symbol}} {{session}} {{currency}} {{ symbol }}     | unknown placeholder {{ symbol }}
          trader           | {{symbol}} {{session}} {{currency}} {{symbol         | two braces that are no placeholder
          bull-researcher  | {{symbol}} {{session}} {{round}} {{rounds}}          | lacks the placeholder {{turn}}
          market-analyst   | {{symbol}} {{session}} {{round}}                     | unknown placeholder {{round}}
          desk             | We are a desk.                                       | lacks the placeholder {{canary}}
          repair           | Once more.                                           | lacks the placeholder {{problem}}
          """)
  void a_missing_or_unknown_placeholder_is_named_with_its_file(
      String name, String text, String message) throws IOException {
    Failure failure = failure(book(name, "mine.md", HEAD + text));
    assertThat(failure.reason()).isEqualTo(Reason.INVALID);
    assertThat(failure.detail())
        .contains(folder.resolve(name).resolve("mine.md").toString())
        .contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mine.md    | x                                                    | needs a head
          mine.md    | version: other~date: 2026-01-02~changed: x~---~x     | says version 'other', not 'mine'
          mine.md    | version: mine~date: 2 May~changed: x~---~x           | a date is YYYY-MM-DD
          mine.md    | version: mine~date: 2026-01-02~changed:~---~x        | needs 'changed: ...' as line 3
          mine.md    | version: mine~date: 2026-01-02~changed: x~a: b~---~x | has a fourth line
          mine.md    | version: mine~date: 2026-01-02~changed: x~---~       | has no text
          v2.md      | x                                                    | not v1, v2
          Mine.md    | x                                                    | must be called <version>.md
          mine.txt   | x                                                    | must be called <version>.md
          """)
  void a_file_that_is_not_a_prompt_says_why(String file, String content, String message)
      throws IOException {
    Failure failure = failure(book("trader", file, content.replace("~", "\n") + "\n"));
    assertThat(failure.reason()).isEqualTo(Reason.INVALID);
    assertThat(failure.detail()).contains(file).contains(message);
  }

  @Test
  void a_folder_of_nobody_and_a_folder_that_is_not_there_are_refused() throws IOException {
    assertThat(failure(PromptBook.with(folder.resolve("none"))).detail())
        .contains("cannot be read");
    assertThat(failure(book("tradr", "mine.md", HEAD + "x")).detail())
        .contains("tradr")
        .contains("trader");
  }

  @Test
  void bytes_that_are_no_text_and_files_that_are_too_long_are_refused() throws IOException {
    Path file = Files.createDirectories(folder.resolve("trader")).resolve("mine.md");
    Files.write(file, new byte[] {(byte) 0xC3, (byte) 0x28});
    assertThat(failure(PromptBook.with(folder)).detail()).contains("not UTF-8");
    Files.writeString(file, HEAD + "x".repeat(20_001));
    assertThat(failure(PromptBook.with(folder)).detail()).contains("20000 are allowed");
    Files.writeString(file, "x".repeat(100_001));
    assertThat(failure(PromptBook.with(folder)).detail()).contains("bigger than 100000 bytes");
  }

  @Test
  void an_unknown_name_or_version_says_which_there_are() {
    assertThat(failure(BOOK.prompt("bull", "v1")).detail())
        .contains("'bull'")
        .contains("bull-researcher");
    assertThat(failure(BOOK.prompt(Step.TRADER, "v99")).detail())
        .isEqualTo("the prompt of trader has no version 'v99'; there are v1");
    assertThat(failure(BOOK.diff("trader", "v1", "v0"))).isNotNull();
    assertThat(failure(BOOK.diff("trader", "v0", "v1"))).isNotNull();
    assertThatThrownBy(() -> BOOK.latest("nobody")).isInstanceOf(FailureException.class);
  }

  @Test
  void a_value_with_braces_is_not_filled_again() {
    Prompt repair = BOOK.latest(PromptBook.REPAIR);
    assertThat(repair.fill(Map.of("problem", "{{canary}} $1 \\")))
        .contains("could not be read: {{canary}} $1 \\");
    assertThatThrownBy(() -> repair.fill(Map.of())).hasMessageContaining("{{problem}}");
  }

  @Test
  void a_difference_keeps_common_lines_and_the_order() {
    assertThat(LineDiff.of("a\nb\nc\nd\n", "a\nc\nx\nd\n"))
        .containsExactly("  a", "- b", "  c", "+ x", "  d");
    assertThat(LineDiff.of("", "a")).containsExactly("+ a");
    assertThat(LineDiff.of("a", "")).containsExactly("- a");
  }
}
