package tradingagents.desk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import tradingagents.desk.evidence.Claim.Status;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Point.Citation;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Stance;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.model.market.Symbol;

class EvidenceLedgerTest {
  private static final Instant KNOWN = Instant.parse("2018-05-10T20:00:00Z");
  private static final Instant AS_OF = Instant.parse("2018-05-10T21:00:00Z");
  private static final Fact RSI =
      new Fact("market.rsi14", "RSI", new BigDecimal("70.5"), Fact.Unit.INDEX, "cells", KNOWN);

  private static Point point(String text, String... factsAndValues) {
    List<Citation> citations =
        Arrays.stream(factsAndValues)
            .map(s -> s.split("=", -1))
            .map(s -> new Citation(s[0], s[1]))
            .toList();
    return new Point(text, citations);
  }

  private static List<EvidenceLine> ledger(Outcome... outcomes) {
    Mandate mandate =
        new Mandate(
            new Symbol("AAPL"),
            LocalDate.EPOCH,
            LocalDate.EPOCH,
            AS_OF,
            List.of(Step.MARKET_ANALYST),
            1,
            "rules",
            "box",
            "paper",
            null,
            false,
            false,
            AS_OF,
            AS_OF,
            Origin.UNKNOWN);
    Run run = Run.start("r", mandate);
    Iterator<Step> speakers = List.of(Step.values()).iterator();
    for (Outcome outcome : outcomes) {
      Task task = Task.of(speakers.next());
      run = run.with(new Recorded(task, outcome, Usage.NONE, AS_OF, AS_OF));
    }
    return EvidenceLedger.of(run);
  }

  private static Report report(Point... points) {
    return new Report(Stance.MIXED, "s", List.of(points), List.of(RSI));
  }

  @Test
  void verifies_a_value_that_is_the_snapshots_whatever_its_trailing_zeros() {
    assertThat(ledger(report(point("high", "market.rsi14=70.500"))))
        .containsExactly(
            new EvidenceLine(
                "high",
                "70.500",
                new BigDecimal("70.5"),
                Fact.Unit.INDEX,
                "market.rsi14: cells",
                KNOWN,
                Status.VERIFIED));
  }

  @Test
  void contradicts_any_other_value_and_says_what_the_snapshot_says() {
    assertThat(ledger(report(point("high", "market.rsi14=70.51"))))
        .containsExactly(
            new EvidenceLine(
                "high",
                new BigDecimal("70.51"),
                Fact.Unit.INDEX,
                "market.rsi14: cells; the snapshot says 70.5",
                KNOWN,
                Status.CONTRADICTED));
  }

  @Test
  void cannot_support_a_fact_that_no_report_holds() {
    List<EvidenceLine> lines = ledger(report(point("margins", "accounts.margin=0.2")));
    assertThat(lines)
        .singleElement()
        .extracting(EvidenceLine::status)
        .isEqualTo(Status.UNSUPPORTED);
    assertThat(lines.getFirst().source()).contains("no fact accounts.margin");
    assertThat(lines.getFirst().knownAt()).isEqualTo(AS_OF);
  }

  @Test
  void lists_each_pair_of_fact_and_value_once_in_the_order_it_was_said() {
    List<EvidenceLine> lines =
        ledger(
            report(point("a", "market.rsi14=70.5", "x=1")),
            new Argument("s", List.of(point("b", "market.rsi14=70.50", "market.rsi14=71")), null),
            new Ruling(
                Rating.BUY, 1, "r", List.of(point("c", "x=2")), List.of(point("d", "x=1.0"))),
            new Proposal(Proposal.Action.BUY, "p", null, null),
            new Decision(
                Rating.BUY,
                null,
                1,
                "s",
                "t",
                null,
                null,
                List.of(point("e", "x=3")),
                List.of(point("f", "x=4", "x=100"))));
    assertThat(lines)
        .extracting(line -> line.claim() + line.value())
        .containsExactly("a70.5", "a1", "b71", "c2", "e3", "f4", "f100");
  }

  @Test
  void leaves_out_what_is_no_number() {
    assertThat(ledger(report(point("a", "market.rsi14=high", "market.rsi14=1e9")))).isEmpty();
  }
}
