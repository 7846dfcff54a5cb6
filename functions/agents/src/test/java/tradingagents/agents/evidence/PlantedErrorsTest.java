package tradingagents.agents.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tradingagents.agents.Snapshot;
import tradingagents.agents.TestDesk;
import tradingagents.desk.evidence.Claim;
import tradingagents.desk.evidence.EvidenceChecker;
import tradingagents.desk.evidence.Scope;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Point;

/**
 * Five hundred texts with one planted error each and five hundred true ones, over real prices and
 * in many ways of saying it. Recall is the share of planted errors found; precision the share of
 * texts called contradicted that have an error.
 */
class PlantedErrorsTest {
  private static final int TEXTS = 500;
  private static final Map<LocalDate, Map<String, Fact>> FACTS = new HashMap<>();

  /** What was found. */
  record Tally(List<String> missed, List<String> falseAlarms, List<String> unverified) {
    double recall() {
      return 1 - missed.size() / (double) TEXTS;
    }

    double precision() {
      double hits = TEXTS - missed.size();
      return hits / (hits + falseAlarms.size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "phrasings.txt",
        "phrasings-free.txt",
        "phrasings-lot-a.txt",
        "phrasings-lot-b.txt",
        "phrasings-lot-c.txt",
        "phrasings-lot-d.txt",
        "phrasings-lot-e.txt",
        "phrasings-lot-f.txt",
        "phrasings-lot-g.txt"
      })
  void finds_98_of_100_planted_errors_with_1_false_alarm_in_100_at_most(String file) {
    Tally tally = tally(file, 20260105L);
    assertThat(tally.recall()).as("missed %s", tally.missed()).isGreaterThanOrEqualTo(0.98);
    assertThat(tally.precision()).as("alarms %s", tally.falseAlarms()).isGreaterThanOrEqualTo(0.99);
    assertThat(tally.unverified()).as("true texts without a verified claim").isEmpty();
  }

  static Tally tally(String file, long seed) {
    Random random = new Random(seed);
    List<Phrasing> phrasings =
        lines(file).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Phrasing::of)
            .toList();
    Tally tally = new Tally(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < TEXTS; i++) {
      Phrasing.Error error = Phrasing.Error.values()[i % Phrasing.Error.values().length];
      Case planted = next(phrasings, error, random);
      if (!planted.has(Claim.Status.CONTRADICTED)) {
        tally.missed().add(error + " " + planted.describe());
      }
      Case correct = next(phrasings, null, random);
      if (correct.has(Claim.Status.CONTRADICTED)) {
        tally.falseAlarms().add(correct.describe());
      } else if (!correct.has(Claim.Status.VERIFIED)) {
        tally.unverified().add(correct.describe());
      }
    }
    return tally;
  }

  private record Case(Point point, List<Claim> claims) {
    boolean has(Claim.Status status) {
      return claims.stream().anyMatch(claim -> claim.status() == status);
    }

    String describe() {
      StringBuilder text = new StringBuilder("\n  ").append(point.text());
      claims.forEach(c ->
          text.append("\n     ")
              .append(c.status())
              .append(' ')
              .append(c.said())
              .append(" <- ")
              .append(c.fact() == null ? "" : c.fact().id())
              .append(' ')
              .append(c.why()));
      return text.toString();
    }
  }

  private static Case next(
      List<Phrasing> phrasings, Phrasing.@Nullable Error error, Random random) {
    List<LocalDate> days = TestDesk.monthEnds();
    while (true) {
      LocalDate day = days.get(random.nextInt(days.size()));
      Map<String, Fact> facts = FACTS.computeIfAbsent(day, PlantedErrorsTest::facts);
      Point point = phrasings.get(random.nextInt(phrasings.size())).say(facts, day, error, random);
      if (point != null) {
        return new Case(point, checker(facts, day).claims(point));
      }
    }
  }

  private static EvidenceChecker checker(Map<String, Fact> facts, LocalDate day) {
    return new EvidenceChecker(
        new Scope(
            TestDesk.AAPL,
            day,
            TestDesk.close(day),
            day,
            "USD",
            List.copyOf(facts.values()),
            null));
  }

  static Map<String, Fact> facts(LocalDate day) {
    Map<String, Fact> facts = new LinkedHashMap<>();
    Snapshot.of(TestDesk.aapl().upTo(TestDesk.close(day))).forEach(f -> facts.put(f.id(), f));
    return facts;
  }

  static List<String> lines(String file) {
    try (InputStream in =
        Objects.requireNonNull(PlantedErrorsTest.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
