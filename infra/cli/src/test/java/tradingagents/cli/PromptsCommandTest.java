package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.agents.prompt.PromptBook;

class PromptsCommandTest {
  private static final String MINE =
      """
      version: mine
      date: 2026-01-02
      changed: Shorter.
      ---
      Propose for {{symbol}} on {{session}} in {{currency}}.
      """;

  @TempDir private Path folder;

  private static JsonNode json(String... arguments) throws IOException {
    return JsonMapper.builder().build().readTree(Typed.answer(arguments));
  }

  private String own(String text) throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("trader")).resolve("mine.md"), text);
    return folder.toString();
  }

  @Test
  void every_text_is_listed_with_its_version_and_hash() throws IOException {
    PromptBook book = PromptBook.shipped();
    JsonNode prompts = json("prompts", "list", "--json").path("prompts");

    assertThat(prompts.findValuesAsText("agent")).containsAll(book.names());
    for (JsonNode one : prompts) {
      String hash =
          book.prompt(one.path("agent").asText(), one.path("version").asText()).orThrow().hash();
      assertThat(one.path("hash").asText()).isEqualTo(hash);
    }
    assertThat(Typed.answer("prompts", "list", "trader").lines())
        .hasSizeGreaterThanOrEqualTo(2)
        .anyMatch(line -> line.matches("trader +v\\d+ \\* +2026-\\d\\d-\\d\\d +[0-9a-f]{12} .*"));
  }

  @Test
  void a_text_is_shown_as_its_file_says_it() throws IOException {
    PromptBook book = PromptBook.shipped();
    assertThat(Typed.answer("prompts", "show", "trader")).isEqualTo(book.latest("trader").file());
    assertThat(json("prompts", "show", "desk", "v1", "--json").path("text").asText())
        .isEqualTo(book.prompt("desk", "v1").orThrow().text());
    assertThat(Typed.answer("prompts", "show", "trader", "mine", "--prompts", own(MINE)))
        .isEqualTo(MINE);
  }

  @Test
  void two_versions_are_compared_line_by_line() throws IOException {
    String mine = own(MINE);
    assertThat(Typed.answer("prompts", "diff", "trader", "v1", "mine", "--prompts", mine))
        .startsWith("- version: v1")
        .contains("+ Propose for {{symbol}} on {{session}} in {{currency}}.");
    assertThat(
            json("prompts", "diff", "trader", "v1", "mine", "--prompts", mine, "--json")
                .path("lines"))
        .anyMatch(line -> line.asText().equals("+ changed: Shorter."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          prompts list bull                | There is no prompt of 'bull'
          prompts show trader v0           | has no version 'v0'; there are v1
          prompts show                     | AGENT
          prompts diff trader v1           | V2
          prompts diff trader v1 v0        | has no version 'v0'
          prompts list --prompts /nowhere/ | cannot be read
          """)
  void bad_input_is_one_sentence_and_exit_code_two(String line, String message) {
    Typed typed = Typed.command(line.split(" "));
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err()).contains(message);
  }

  @Test
  void a_wrong_file_of_ones_own_is_named_with_its_placeholder() throws IOException {
    String wrong = own(MINE.replace("{{symbol}}", "{{ticker}}"));
    Typed typed = Typed.command("prompts", "list", "--prompts", wrong);
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.errors()).hasSize(1);
    assertThat(typed.err()).contains("mine.md").contains("{{ticker}}");
  }
}
