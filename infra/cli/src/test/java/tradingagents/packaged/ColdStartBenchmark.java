package tradingagents.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tradingagents.chain.log.Logs;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.SampleEvents;
import tradingagents.packaged.PackagedFunction.Launch;

/**
 * Cold start of every packaged function beside a bare handler and a bare handler with a DynamoDB
 * client, interleaved: each round starts each of them once, against a fresh embedded stack with the
 * sample runs. First as Lambda starts a zip, then as a container image with an archive would start.
 * Arguments: rounds; then logical ids, to measure only those.
 */
final class ColdStartBenchmark {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Instant THEN = Instant.parse("2018-05-11T20:00:00Z");

  private final ColdSubjects subjects;
  private final Path log;
  private final int rounds;

  private ColdStartBenchmark(Path folder, int rounds, List<String> only) throws IOException {
    this.subjects = new ColdSubjects(folder, ROOT, only);
    this.log = folder.resolve("log.txt");
    this.rounds = rounds;
  }

  /** One way of starting: who, and how. */
  private interface Starting {
    Launch launch(String subject, Map<String, String> endpoint) throws IOException;
  }

  /** Measures and prints. */
  public static void main(String[] arguments) throws Exception {
    Logs.toNowhere();
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
    List<String> only =
        Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
    Path folder = Files.createTempDirectory("cold-start");
    try {
      new ColdStartBenchmark(folder, rounds, only).run();
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
      }
    }
    System.exit(0);
  }

  private void run() throws Exception {
    Map<String, Long> classes = new LinkedHashMap<>();
    onFreshStack(endpoint -> {
      for (String name : subjects.names()) {
        Launch launch = subjects.zip(name, endpoint.of(name));
        classes.put(name, ColdStart.classes(launch, subjects.event(name), log));
      }
    });
    Map<String, List<ColdStart>> zip = measure(subjects.names(), subjects::zip);
    System.out.printf("%nAs a zip: %s%n%n", String.join(" ", ColdSubjects.flags()));
    print(zip, ColdStart.median(zip.get(ColdSubjects.BARE)), classes);
    onFreshStack(endpoint -> {
      for (String name : subjects.names()) {
        subjects.train(name, endpoint.of(name), log);
      }
    });
    Map<String, List<ColdStart>> archived = measure(subjects.namesAndPlain(), subjects::archived);
    // The reference stays the bare handler without an archive: it has its turn in these rounds too.
    ColdStart bare = ColdStart.median(archived.remove(ColdSubjects.PLAIN));
    System.out.printf(
        "%nAs a container image with an archive (-XX:AOTCache), beside the bare handler"
            + " without%n%n");
    print(archived, bare, Map.of());
  }

  private Map<String, List<ColdStart>> measure(List<String> names, Starting starting)
      throws Exception {
    Map<String, List<ColdStart>> measured = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      onFreshStack(endpoint -> {
        for (String name : names) {
          Launch launch = starting.launch(name, endpoint.of(name));
          ColdStart cold = ColdStart.of(launch, subjects.event(name), log);
          measured.computeIfAbsent(name, ignored -> new ArrayList<>()).add(cold);
        }
      });
      System.err.println("round " + (round + 1) + " of " + rounds);
    }
    return measured;
  }

  /** The address of a function's stack, as a variable of the function. */
  private interface Endpoint {
    Map<String, String> of(String function);
  }

  /** What is done against fresh stacks. */
  private interface Against {
    void accept(Endpoint endpoint) throws Exception;
  }

  /**
   * One stack with the sample runs, and one for the sweeper, where a single run stands still: it
   * would announce every sample run, and its first answer would be the work of a dozen.
   */
  private static void onFreshStack(Against work) throws Exception {
    try (EmbeddedStack samples = stack();
        EmbeddedStack standing = stack()) {
      new SampleEvents(samples).seed();
      Run sample = samples.runStore().load(SampleEvents.runId(Step.TRADER)).orThrow();
      standing.runStore().create(Run.start("run_standing", sample.mandate())).orThrow();
      Map<String, String> usual = Map.of("AWS_ENDPOINT_URL", samples.expose(0).toString());
      Map<String, String> sweeper = Map.of("AWS_ENDPOINT_URL", standing.expose(0).toString());
      work.accept(function -> function.equals("Sweeper") ? sweeper : usual);
    }
  }

  private static EmbeddedStack stack() {
    return EmbeddedStack.start(
        new EmbeddedStack.Setup(
            ROOT.resolve("template.yaml"), Optional.empty(), () -> THEN, "cold", Map.of(), false));
  }

  private static void print(
      Map<String, List<ColdStart>> measured, ColdStart bare, Map<String, Long> classes) {
    System.out.println(
        "| function | constructor ran, ms | first answer, ms | of bare | processor, ms | of bare |"
            + " classes |");
    System.out.println("|---|---|---|---|---|---|---|");
    measured.forEach((name, colds) -> {
      ColdStart cold = ColdStart.median(colds);
      System.out.println(
          String.format(
              Locale.ROOT,
              "| %s | %.0f | %.0f | %.2f | %.0f | %.2f | %s |",
              name,
              cold.initMillis(),
              cold.millis(),
              cold.millis() / bare.millis(),
              cold.cpuMillis(),
              cold.cpuMillis() / bare.cpuMillis(),
              classes.containsKey(name) ? classes.get(name) : ""));
    });
  }
}
