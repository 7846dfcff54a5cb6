package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tradingagents.desk.gate.Limits;
import tradingagents.desk.gate.LimitsText;
import tradingagents.desk.gate.RiskGate;
import tradingagents.desk.gate.RiskRule;

/** The page of the risk check against the gate itself. */
class RiskPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("repository.root", "../..")).resolve("docs/risk.md");

  private static List<String> firstCells(String heading) throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    return lines.subList(lines.indexOf(heading) + 2, lines.size()).stream()
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }

  @Test
  void rules_are_those_of_the_gate_in_its_order() throws IOException {
    assertThat(firstCells("| rule | passes when |"))
        .extracting(line -> line.split("\\|", -1)[1].strip())
        .containsExactlyElementsOf(RiskGate.rules().stream().map(RiskRule::name).toList());
  }

  @Test
  void limits_are_those_that_can_be_written_with_their_usual_values() throws IOException {
    List<String> rows =
        Stream.of(LimitsText.Name.values())
            .map(name -> "| `" + name.text() + "` | ; | " + name.of(Limits.DEFAULT) + " |")
            .toList();
    assertThat(firstCells("| limit | allowed | usual |"))
        .extracting(line -> line.replaceFirst("` \\| [^|]* \\|", "` | ; |"))
        .containsExactlyElementsOf(rows);
  }
}
