package tradingagents.agents.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tradingagents.agents.TestDesk;
import tradingagents.desk.evidence.Claim;
import tradingagents.desk.evidence.Claim.Status;
import tradingagents.desk.evidence.EvidenceChecker;
import tradingagents.desk.evidence.OutcomeClaims;
import tradingagents.desk.evidence.Scope;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;

class TrueTextsTest {
  static List<LocalDate> quarters() {
    return TestDesk.monthEnds().stream().filter(day -> day.getMonthValue() % 3 == 0).toList();
  }

  @Test
  void calls_nothing_contradicted_that_no_fact_is_about() {
    List<String> alarms = new ArrayList<>();
    for (LocalDate day : quarters()) {
      EvidenceChecker checker =
          new EvidenceChecker(
              new Scope(
                  TestDesk.AAPL,
                  day,
                  TestDesk.close(day),
                  day,
                  "USD",
                  List.copyOf(PlantedErrorsTest.facts(day).values()),
                  null));
      for (String line : PlantedErrorsTest.lines("harmless.txt")) {
        if (!line.startsWith("#")) {
          checker.claims(line).stream()
              .filter(claim -> claim.status() == Status.CONTRADICTED)
              .forEach(claim -> alarms.add(day + " " + line + " <- " + claim));
        }
      }
    }
    // 48 lines on 21 days: one in a hundred may meet a fact's digits by chance.
    assertThat(alarms).hasSizeLessThan(10);
  }

  @ParameterizedTest
  @MethodSource("quarters")
  void nothing_that_the_rules_say_is_contradicted_or_unsupported(LocalDate day) {
    Run run = TestDesk.play(day, 3);
    EvidenceChecker checker = new EvidenceChecker(Scope.of(run));
    List<Claim> claims = new ArrayList<>();
    for (Recorded recorded : run.outcomes()) {
      claims.addAll(OutcomeClaims.of(recorded.outcome(), checker));
    }
    assertThat(claims).hasSizeGreaterThan(20);
    assertThat(claims).allMatch(claim -> claim.status() == Status.VERIFIED, "verified");
  }
}
