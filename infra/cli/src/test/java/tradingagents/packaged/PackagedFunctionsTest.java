package tradingagents.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Workflow;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.SampleEvents;
import tradingagents.local.template.FunctionDef;
import tradingagents.local.template.SamTemplate;
import tradingagents.packaged.RuntimeApi.Answer;

/**
 * Each packaged zip through the genuine Lambda runtime interface client: with its sample event
 * against an embedded stack on loopback, twice. Two processes run at once.
 */
class PackagedFunctionsTest {
  private static final Path ROOT = Path.of(System.getProperty("repository.root", "../.."));
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_ZIP_BYTES = 40_000_000;
  private static final String STANDING = "run_standing";

  @TempDir private static Path folder;
  private static EmbeddedStack stack;
  private static URI address;
  private static Announcements announcements;
  private static final Map<String, Path> TASK_ROOTS = new TreeMap<>();
  private static final Map<String, Result> RESULTS = new ConcurrentHashMap<>();
  private static final AtomicInteger LOGS = new AtomicInteger();

  /** What two deliveries of one event came to. */
  private record Result(
      List<Answer> answers,
      List<Stored> stored,
      List<JsonNode> announced,
      String log,
      long classes) {}

  /** What the tables held after a delivery. */
  private record Stored(long version, int runItems, int ledgerItems) {}

  @BeforeAll
  static void run_every_function_twice() throws Exception {
    SamTemplate template = SamTemplate.read(ROOT.resolve("template.yaml"));
    List<Path> zips = template.functions().stream().map(FunctionDef::codeUri).distinct().toList();
    for (Path zip : zips) {
      if (!Files.isRegularFile(zip)) {
        System.err.println("skipped: " + zip + " is not built; 'mvn verify' packages it first");
      }
      Assumptions.assumeTrue(Files.isRegularFile(zip), "not packaged: " + zip);
      Path taskRoot = Files.createDirectories(folder.resolve(String.valueOf(zip.getFileName())));
      PackagedFunction.unpack(zip, taskRoot);
      TASK_ROOTS.put(zip.toString(), taskRoot);
    }
    Instant then = Instant.parse("2018-05-11T20:00:00Z");
    stack =
        EmbeddedStack.start(
            new EmbeddedStack.Setup(
                ROOT.resolve("template.yaml"),
                Optional.empty(),
                () -> then,
                "packaged",
                Map.of(),
                false));
    announcements = new Announcements();
    stack.listen(announcements);
    new SampleEvents(stack).seed();
    announcements.forget();
    address = stack.expose(0);
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      List<Future<?>> running = new ArrayList<>();
      for (String logicalId : functions().toList()) {
        running.add(two.submit(() -> RESULTS.put(logicalId, deliverTwice(logicalId))));
      }
      for (Future<?> done : running) {
        done.get();
      }
    }
    Run sample = stack.runStore().load(SampleEvents.runId(Step.TRADER)).orThrow();
    stack.runStore().create(Run.start(STANDING, sample.mandate())).orThrow();
    RESULTS.put("Sweeper", deliverTwice("Sweeper"));
    // Works on what the sample of the request began.
    RESULTS.put("BacktestWorker", deliverTwice("BacktestWorker"));
    RESULTS.put("BackfillWorker", deliverTwice("BackfillWorker"));
  }

  @AfterAll
  static void close() {
    if (stack != null) {
      stack.close();
    }
  }

  static Stream<String> functions() {
    return Stream.concat(
        Stream.of(
            "Feeds",
            "Api",
            "Lab",
            "Backtests",
            "Backfills",
            "Authorizer",
            "ScheduleStarter",
            "Accounts",
            "Reflection"),
        steps().map(SampleEvents::logicalId));
  }

  static Stream<Step> steps() {
    return Arrays.stream(Step.values()).filter(Step::isFunction);
  }

  private static Result deliverTwice(String logicalId) throws Exception {
    FunctionDef function = stack.template().function(logicalId);
    String step = function.environment().getOrDefault("STEP", "");
    String event = function.name().substring("tradingagents-".length());
    byte[] sample = Files.readAllBytes(ROOT.resolve("events/" + event + ".json"));
    String runId = Step.named(step).map(SampleEvents::runId).orElse("");
    try (PackagedFunction running =
        start(
            function,
            // No vendor can be reached: the only one that may be asked for bars has no key.
            Map.of("AWS_ENDPOINT_URL", address.toString(), "DATA_CHAIN_BARS", "tiingo"))) {
      Answer first = running.invoke(sample);
      List<JsonNode> announced = announcements.of(runId);
      Stored afterFirst = stored(runId);
      long classes = running.classes();
      Answer second = running.invoke(sample);
      return new Result(
          List.of(first, second),
          List.of(afterFirst, stored(runId)),
          announced,
          running.log(),
          classes);
    }
  }

  private static PackagedFunction start(FunctionDef function, Map<String, String> overrides)
      throws IOException, InterruptedException {
    Path taskRoot = TASK_ROOTS.get(function.codeUri().toString());
    assertThat(taskRoot).isNotNull();
    Path log = folder.resolve(function.name() + "-" + LOGS.incrementAndGet() + ".log");
    return PackagedFunction.start(function, taskRoot, log, overrides);
  }

  private static Stored stored(String runId) {
    return new Stored(
        runId.isEmpty() ? 0 : stack.runStore().load(runId).orThrow().version(),
        items("RunsTable", "RUN#" + runId),
        items("LedgerTable", "ACCOUNT#sample"));
  }

  private static int items(String table, String pk) {
    return stack
        .dynamo()
        .query(query ->
            query
                .tableName(stack.template().table(table).name())
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", text(pk))))
        .count();
  }

  private static Result result(String logicalId) {
    Result result = RESULTS.get(logicalId);
    assertThat(result).as(logicalId).isNotNull();
    return result == null ? new Result(List.of(), List.of(), List.of(), "", 0) : result;
  }

  @ParameterizedTest
  @MethodSource("steps")
  void step_answers_success_and_records_its_outcome(Step step) throws IOException {
    Result result = result(SampleEvents.logicalId(step));

    Answer first = result.answers().getFirst();
    assertThat(first.kind()).as(first.body() + result.log()).isEqualTo("response");
    assertThat(JSON.readTree(first.body()).path("batchItemFailures")).as(result.log()).isEmpty();
    Run run = stack.runStore().load(SampleEvents.runId(step)).orThrow();
    assertThat(run.has(Task.of(step))).isTrue();
    assertThat(item("RunsTable", "RUN#" + run.id(), "OUT#" + step.wireName() + "#1")).isNotEmpty();
  }

  private static Map<String, AttributeValue> item(String table, String pk, String sk) {
    String name = stack.template().table(table).name();
    return stack
        .dynamo()
        .getItem(get -> get.tableName(name).key(Map.of("pk", text(pk), "sk", text(sk))))
        .item();
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void step_announces_what_its_outcome_unlocked(Step step) {
    List<JsonNode> announced = result(SampleEvents.logicalId(step)).announced();
    Run run = stack.runStore().load(SampleEvents.runId(step)).orThrow();
    List<String> unlocked =
        Workflow.unlockedBy(run, Task.of(step)).stream().map(t -> t.step().wireName()).toList();

    List<String> next = new ArrayList<>();
    announced.forEach(detail -> detail.path("next").forEach(name -> next.add(name.asText())));
    assertThat(next).isEqualTo(unlocked);
    assertThat(next.isEmpty()).isEqualTo(step == Step.BROKER_ACTION);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void same_event_again_adds_nothing(Step step) throws IOException {
    Result result = result(SampleEvents.logicalId(step));

    Answer second = result.answers().getLast();
    assertThat(second.kind()).as(second.body()).isEqualTo("response");
    assertThat(JSON.readTree(second.body()).path("batchItemFailures")).isEmpty();
    assertThat(result.stored().getLast()).isEqualTo(result.stored().getFirst());
  }

  @Test
  void feeds_answer_that_the_instrument_is_there() throws IOException {
    Result result = result("Feeds");

    for (Answer answer : result.answers()) {
      assertThat(answer.kind()).as(answer.body() + result.log()).isEqualTo("response");
      assertThat(JSON.readTree(answer.body()).path("loaded").asBoolean()).isTrue();
    }
  }

  @Test
  void functions_of_the_api_answer_as_api_gateway_expects_it() throws IOException {
    List<Answer> answers = new ArrayList<>(result("Api").answers());
    answers.addAll(result("Lab").answers());
    for (Answer answer : answers) {
      assertThat(answer.kind()).as(answer.body() + result("Api").log()).isEqualTo("response");
      JsonNode response = JSON.readTree(answer.body());
      assertThat(response.path("statusCode").asInt()).as(answer.body()).isEqualTo(200);
      assertThat(JSON.readTree(response.path("body").asText()).isObject()).isTrue();
    }
    for (Answer answer : result("Authorizer").answers()) {
      assertThat(answer.body())
          .as(result("Authorizer").log())
          .isEqualTo("{\"isAuthorized\":false}");
    }
    assertThat(result("Authorizer").log()).contains("refused: ").doesNotContain("nobody.signed");
    for (String quiet : List.of("ScheduleStarter", "Accounts")) {
      Answer answer = result(quiet).answers().getLast();
      assertThat(answer.kind()).as(answer.body() + result(quiet).log()).isEqualTo("response");
    }
  }

  @Test
  void backtest_is_begun_once_and_worked_on_once() throws IOException {
    beganAndWorked("Backtests", "BacktestWorker");
    Map<String, AttributeValue> head = item("BacktestsTable", "JOB#" + sampleJob(), "HEAD");
    assertThat(head).containsEntry("jobStatus", text("DONE")).containsKey("resultHash");
  }

  @Test
  void backfill_is_begun_once_and_says_which_key_it_lacks() throws IOException {
    beganAndWorked("Backfills", "BackfillWorker");
    assertThat(result("BackfillWorker").log()).contains("AAPL failed", "TIINGO_API_KEY");
  }

  private static void beganAndWorked(String door, String worker) throws IOException {
    for (Answer answer : result(door).answers()) {
      assertThat(answer.kind()).as(answer.body() + result(door).log()).isEqualTo("response");
      assertThat(JSON.readTree(answer.body()).path("statusCode").asInt())
          .as(answer.body())
          .isEqualTo(202);
    }
    for (Answer answer : result(worker).answers()) {
      assertThat(answer.kind()).as(answer.body() + result(worker).log()).isEqualTo("response");
      assertThat(JSON.readTree(answer.body()).path("batchItemFailures"))
          .as(result(worker).log())
          .isEmpty();
    }
  }

  private static String sampleJob() throws IOException {
    JsonNode sample = JSON.readTree(ROOT.resolve("events/backtest-worker.json").toFile());
    String body = sample.path("Records").path(0).path("body").asText();
    return JSON.readTree(body).path("jobId").asText();
  }

  @Test
  void reflection_says_what_it_remembered_and_settled() {
    for (Answer answer : result("Reflection").answers()) {
      assertThat(answer.kind()).isEqualTo("response");
      assertThat(answer.body()).contains("\"remembered\"", "\"settled\"", "\"givenUp\"");
    }
  }

  @Test
  void sweeper_announces_what_stands_still() throws IOException {
    Result result = result("Sweeper");

    Answer first = result.answers().getFirst();
    assertThat(first.kind()).as(first.body() + result.log()).isEqualTo("response");
    JsonNode swept = JSON.readTree(first.body());
    assertThat(swept.path("announced").asInt()).isPositive();
    assertThat(swept.path("expired").asInt()).isZero();
    assertThat(announcements.of(STANDING)).hasSize(2);
    assertThat(announcements.of(STANDING).getFirst().path("next")).hasSize(4);
    assertThat(stack.runStore().load(STANDING).orThrow().outcomes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "MarketAnalyst, AWS_ENDPOINT_URL, http://127.0.0.1:9, Connection refused",
    "RiskCheck, RUNS_TABLE, Nowhere, Nowhere"
  })
  void function_that_reaches_no_table_answers_one_clear_error(
      String logicalId, String variable, String value, String clear) throws Exception {
    FunctionDef function = stack.template().function(logicalId);
    String event = function.environment().get("STEP") + ".json";
    byte[] sample = Files.readAllBytes(ROOT.resolve("events").resolve(event));
    Map<String, String> overrides = new TreeMap<>(Map.of("AWS_ENDPOINT_URL", address.toString()));
    overrides.put(variable, value);

    try (PackagedFunction running = start(function, overrides)) {
      Answer answer = running.invoke(sample);

      assertThat(answer.kind()).as(running.log()).isEqualTo("error");
      assertThat(JSON.readTree(answer.body()).path("errorMessage").asText()).contains(clear);
    }
  }

  /**
   * A cold start is class loading first of all; unlike its time, the number is the same anywhere.
   */
  @ParameterizedTest
  @CsvFileSource(resources = "cold-start-classes.txt", delimiter = ' ')
  void cold_start_loads_no_more_classes_than_its_budget(String logicalId, long most) {
    assertThat(result(logicalId).classes()).as(logicalId).isBetween(1_000L, most);
  }

  @Test
  void every_function_has_a_budget_of_classes() throws IOException {
    try (InputStream table = getClass().getResourceAsStream("cold-start-classes.txt")) {
      String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text.lines().filter(line -> !line.startsWith("#")).map(l -> l.split(" ", -1)[0]))
          .containsExactlyInAnyOrderElementsOf(RESULTS.keySet());
    }
  }

  @Test
  void zips_are_small_and_only_that_of_the_broker_holds_a_broker() throws IOException {
    for (Map.Entry<String, Path> root : TASK_ROOTS.entrySet()) {
      assertThat(Files.size(Path.of(root.getKey())))
          .as(root.getKey())
          .isBetween(1L, (long) MAX_ZIP_BYTES);
      try (Stream<Path> jars = Files.list(root.getValue().resolve("lib"))) {
        boolean holds =
            jars.anyMatch(
                jar -> String.valueOf(jar.getFileName()).startsWith("tradingagents.broker-"));
        assertThat(holds).as(root.getKey()).isEqualTo(root.getKey().contains("broker"));
      }
    }
  }
}
