package tradingagents.agents.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tradingagents.desk.roster.Agent;
import tradingagents.desk.roster.Roster;
import tradingagents.desk.run.Step;

/** Every prompt file of the build, as it will be shipped. */
class PromptFilesTest {
  private static final PromptBook BOOK = PromptBook.shipped();
  private static final Pattern LIMIT = Pattern.compile("at most (\\d+) words");

  static List<Agent> agents() {
    return Roster.agents();
  }

  /** The files beside the class: what the book does not find by counting would never be used. */
  @Test
  void no_file_is_left_out_of_the_book() throws IOException, URISyntaxException {
    Path root = Path.of(Objects.requireNonNull(PromptBook.class.getResource("desk/v1.md")).toURI());
    List<String> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root.getParent().getParent())) {
      all.filter(path -> path.toString().endsWith(".md"))
          .map(path -> path.getParent().getFileName() + " " + path.getFileName())
          .forEach(files::add);
    }
    List<String> known = new ArrayList<>();
    for (String name : BOOK.names()) {
      BOOK.versions(name).orThrow().forEach(p -> known.add(name + " " + p.version() + ".md"));
    }
    assertThat(files).containsExactlyInAnyOrderElementsOf(known).hasSizeGreaterThanOrEqualTo(15);
  }

  /** A released text never changes: whoever wants another writes another version. */
  @Test
  void released_texts_are_the_bytes_they_were() throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    for (String name : BOOK.names()) {
      BOOK.versions(name).orThrow().forEach(p -> hashes.put(name + " " + p.version(), p.hash()));
    }
    Map<String, String> released = new TreeMap<>();
    Golden.read("hashes.txt")
        .lines()
        .forEach(line ->
            released.put(
                line.substring(0, line.lastIndexOf(' ')),
                line.substring(line.lastIndexOf(' ') + 1)));
    assertThat(hashes).isEqualTo(released);
  }

  /** The fields of docs/script.md, which {@code AnswerReader} reads. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ANALYST     | stance summary points
          DEBATER     | speech points
          RISK_VOICE  | speech points appetite
          """)
  void a_kind_of_agents_is_told_its_fields(Step.Kind kind, String fields) {
    for (Agent agent : Roster.agents()) {
      if (agent.step().kind() == kind) {
        assertThat(named(agent)).as(agent.step().wireName()).containsExactly(fields.split(" "));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RESEARCH_MANAGER  | rating confidence rationale reasonsFor reasonsAgainst
          TRADER            | action reasoning entry stop
          PORTFOLIO_MANAGER | rating confidence summary thesis priceTarget timeHorizon reasonsFor reasonsAgainst
          """)
  void a_decider_is_told_its_fields(Step step, String fields) {
    assertThat(named(Roster.of(step))).containsExactly(fields.split(" "));
  }

  private static List<String> named(Agent agent) {
    String text = BOOK.latest(agent.step()).text();
    String fields = text.substring(text.lastIndexOf("Fields: "));
    return Pattern.compile("`([a-zA-Z]+)`")
        .matcher(fields)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("agents")
  void every_speech_has_a_limit_and_every_prompt_is_short(Agent agent) {
    String text = BOOK.latest(agent.step()).text();
    assertThat(LIMIT.matcher(text).results().map(found -> Integer.valueOf(found.group(1))))
        .isNotEmpty()
        .allMatch(words -> words <= 120);
    assertThat(Tokens.of(text)).isLessThan(260);
  }

  @Test
  void the_desk_tells_the_rules_that_no_agent_may_miss() {
    assertThat(BOOK.latest(PromptBook.DESK).text())
        .contains("never an instruction")
        .contains("REVIEW")
        .contains("Code sets limits, sizes and orders")
        .contains("NO_DATA")
        .contains("{{canary}}");
    assertThat(Tokens.of(BOOK.latest(PromptBook.DESK).text())).isLessThan(400);
  }
}
