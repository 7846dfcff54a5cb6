package tradingagents.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tradingagents.chain.Env;
import tradingagents.chain.lambda.Metric;
import tradingagents.chain.lambda.Metric.Dimension;
import tradingagents.chain.log.Logs;
import tradingagents.chain.run.RunStarter;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Workflow;

/** What the real functions tell while a run goes through them: their log lines and metrics. */
class ObservedRunTest {
  private static final String CORRELATION = "request-7f3a";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PrintStream stdout = System.out;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Queue<JsonNode> announced = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    Logs.toStdout(new Env(Map.of()));
  }

  @AfterEach
  void stop() {
    Logs.toNowhere();
    System.setOut(stdout);
  }

  @Test
  void one_correlation_id_is_in_every_line_and_announcement_of_every_step() throws Exception {
    try (EmbeddedStack stack = stack(true)) {
      Run run = finished(stack, "observed", CORRELATION);

      assertThat(Workflow.status(run).isFinal()).isTrue();
      Set<String> spoke = new TreeSet<>();
      for (JsonNode line : logLines()) {
        String said = line.path("logger").asText() + ": " + line.path("message").asText();
        if (!said.contains("recovered: ")) {
          assertThat(line.path("correlation_id").asText()).as(said).isEqualTo(CORRELATION);
        }
        spoke.add(line.path("step").asText("feeds"));
      }
      Set<String> everybody =
          Arrays.stream(Step.values())
              .filter(Step::isFunction)
              .map(Step::wireName)
              .collect(Collectors.toCollection(TreeSet::new));
      everybody.add("feeds");
      assertThat(spoke).isEqualTo(everybody);
      assertThat(announced).hasSizeGreaterThan(7);
      assertThat(announced)
          .allSatisfy(
              event -> assertThat(event.path("correlationId").asText()).isEqualTo(CORRELATION));
    }
  }

  @Test
  void every_metric_that_the_functions_write_is_in_the_catalogue() throws Exception {
    try (EmbeddedStack stack = stack(true)) {
      finished(stack, "measured", "");
    }
    try (EmbeddedStack stack = stack(false)) {
      Instant yesterday = Instant.now().minus(Duration.ofDays(1));
      Stacks.openAccount(stack, Stacks.ACCOUNT);
      stack.runStore().create(Run.start("late", Stacks.mandate("rules", yesterday))).orThrow();
      stack.runStore().create(Run.start("still", Stacks.mandate("rules", Instant.now()))).orThrow();
      Thread.sleep(1200);
      stack.invoke("Sweeper", new ScheduledEvent());
    }

    List<JsonNode> metrics = metricLines();
    Set<String> seen = new TreeSet<>();
    for (JsonNode line : metrics) {
      JsonNode directive = line.path("_aws").path("CloudWatchMetrics").get(0);
      Metric metric = named(directive.path("Metrics").get(0).path("Name").asText());
      assertThat(directive.path("Namespace").asText()).isEqualTo("TradingAgents");
      assertThat(directive.path("Metrics").get(0).path("Unit").asText())
          .isEqualTo(metric.unit().getName());
      assertThat(line.path(metric.wireName()).isNumber()).as(line.toString()).isTrue();
      List<String> dimensions = new ArrayList<>();
      directive.path("Dimensions").get(0).forEach(name -> dimensions.add(name.asText()));
      Dimension own = metric.dimension();
      assertThat(dimensions)
          .containsExactlyInAnyOrderElementsOf(
              own == Dimension.NONE ? List.of("service") : List.of("service", own.wireName()));
      assertThat(line.path("service").asText()).isEqualTo("tradingagents");
      if (own != Dimension.NONE) {
        assertThat(own.known()).contains(line.path(own.wireName()).asText());
      }
      seen.add(metric.wireName());
    }
    assertThat(seen)
        .contains(
            "AgentDuration", "RunOutcome", "DecisionDuration", "SweeperRescues", "RunsExpired");
    assertThat(metrics).hasSizeBetween(14 + 2 + 4, 40);
  }

  private static Metric named(String name) {
    return Arrays.stream(Metric.values())
        .filter(metric -> metric.wireName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not in the catalogue: " + name));
  }

  private List<JsonNode> metricLines() throws Exception {
    List<JsonNode> found = new ArrayList<>();
    for (String line : written.toString(StandardCharsets.UTF_8).lines().toList()) {
      if (line.contains("\"CloudWatchMetrics\"")) {
        found.add(JSON.readTree(line));
      }
    }
    return found;
  }

  private EmbeddedStack stack(boolean working) {
    EmbeddedStack stack =
        EmbeddedStack.start(
            new EmbeddedStack.Setup(
                Stacks.TEMPLATE,
                Optional.empty(),
                InstantSource.system(),
                "observed",
                Map.of("POWERTOOLS_METRICS_NAMESPACE", "TradingAgents", "SWEEP_QUIET_SECONDS", "1"),
                working));
    stack.listen((caller, service, request, answer) -> {
      if (service.equals("events")) {
        announced.addAll(details(request.body()));
      }
    });
    return stack;
  }

  private static List<JsonNode> details(byte[] body) {
    try {
      List<JsonNode> details = new ArrayList<>();
      for (JsonNode entry : JSON.readTree(body).path("Entries")) {
        details.add(JSON.readTree(entry.path("Detail").asText()));
      }
      return details;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Run finished(EmbeddedStack stack, String id, String correlation) throws Exception {
    Stacks.openAccount(stack, Stacks.ACCOUNT);
    Mandate mandate = Stacks.mandate("rules", Instant.now());
    new RunStarter(stack.runStore(), stack.bus())
        .start(id, from(mandate, new Origin("api", "ann", correlation, null)))
        .orThrow();
    Run run = Stacks.awaitEnd(stack, id);
    // The last function tells after the run's end is visible.
    Thread.sleep(300);
    return run;
  }

  private static Mandate from(Mandate mandate, Origin origin) {
    return new Mandate(
        mandate.symbol(),
        mandate.asOfDate(),
        mandate.session(),
        mandate.asOf(),
        mandate.analysts(),
        mandate.depth(),
        mandate.model(),
        mandate.dataset(),
        mandate.account(),
        mandate.portfolio(),
        mandate.approvalRequired(),
        mandate.shortingAllowed(),
        mandate.createdAt(),
        mandate.deadline(),
        origin);
  }

  /** What our own code logged, read back from the functions' own backend. */
  private List<JsonNode> logLines() throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : written.toString(StandardCharsets.UTF_8).lines().toList()) {
      if (line.startsWith("{\"level\":")) {
        JsonNode read = JSON.readTree(line);
        if (read.path("logger").asText().startsWith("tradingagents.")) {
          lines.add(read);
        }
      }
    }
    return lines;
  }
}
