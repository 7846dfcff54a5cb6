package tradingagents.agents.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleDocsTest {
  private static final Set<String> DERIVED = Set.of("SIGNALS", "ALL_WEIGHTS", "VERSION");

  @Test
  void docs_state_every_signal_with_the_thresholds_of_the_code() throws IOException {
    List<String> stated =
        rows().stream()
            .filter(row -> row.startsWith("market.") || row.startsWith("company."))
            .map(RuleDocsTest::withoutWhy)
            .toList();
    List<String> coded =
        RuleBook.signals()
            .map(s ->
                String.join(
                    "|",
                    s.fact(),
                    Integer.toString(s.weight()),
                    s.low().toPlainString(),
                    s.high().toPlainString(),
                    s.highIsGood() ? "for" : "against"))
            .toList();
    assertThat(stated).containsExactlyElementsOf(coded);
  }

  @Test
  void docs_state_every_constant_with_the_value_of_the_code() throws Exception {
    List<String> stated =
        rows().stream()
            .filter(row -> row.matches("[A-Z_]+\\|.*"))
            .map(RuleDocsTest::withoutWhy)
            .toList();
    List<String> coded = new ArrayList<>();
    for (Field field : RuleBook.class.getDeclaredFields()) {
      if (!field.isSynthetic() && !DERIVED.contains(field.getName())) {
        coded.add(field.getName() + "|" + Objects.requireNonNull(field.get(null)));
      }
    }
    assertThat(stated).containsExactlyElementsOf(coded);
  }

  @Test
  void no_two_signals_read_the_same_fact() {
    assertThat(RuleBook.signals().map(Signal::fact)).doesNotHaveDuplicates();
  }

  private static List<String> rows() throws IOException {
    String root = Objects.requireNonNull(System.getProperty("repository.root"));
    return Files.readAllLines(Path.of(root, "docs", "rules.md")).stream()
        .filter(line -> line.startsWith("|"))
        .map(line -> line.substring(1).trim().replaceAll("\\s*\\|\\s*", "|"))
        .toList();
  }

  private static String withoutWhy(String row) {
    String open = row.substring(0, row.length() - 1);
    return open.substring(0, open.lastIndexOf('|'));
  }
}
