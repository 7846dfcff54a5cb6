package tradingagents.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tradingagents.house.MutationScore.Score;

class MutationScoreTest {
  @Test
  void counts_each_package_by_itself(@TempDir Path folder) throws IOException {
    Path report = folder.resolve("mutations.xml");
    Files.writeString(
        report,
        "<mutations>"
            + mutation("a.b.One", "KILLED", true)
            + mutation("a.b.Two$Part", "TIMED_OUT", true)
            + mutation("a.b.Two", "SURVIVED", false)
            + mutation("a.One", "NO_COVERAGE", false)
            + "</mutations>");

    assertThat(MutationScore.packages(report))
        .isEqualTo(Map.of("a", new Score(0, 0, 1), "a.b", new Score(2, 1, 3)));
  }

  @Test
  void seven_of_ten_are_enough_and_less_is_low() {
    assertThat(new Score(7, 0, 10).isLow()).isFalse();
    assertThat(new Score(69, 0, 99).isLow()).isTrue();
  }

  private static String mutation(String type, String status, boolean detected) {
    return "<mutation detected='%s' status='%s'><mutatedClass>%s</mutatedClass></mutation>"
        .formatted(detected, status, type);
  }
}
