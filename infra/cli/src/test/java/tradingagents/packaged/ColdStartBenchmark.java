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
        Launch launch = subjects.zip(name, endpoint);
        classes.put(name, ColdStart.classes(launch, subjects.event(name), log));
      }
    });
    Map<String, List<ColdStart>> zip = measure(subjects.names(), subjects::zip);
    System.out.printf("%nAs a zip: %s%n%n", String.join(" ", ColdSubjects.flags()));
    print(zip, ColdStart.median(zip.get(ColdSubjects.BARE)), classes);
    onFreshStack(endpoint -> {
      for (String name : subjects.names()) {
        subjects.train(name, endpoint, log);
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
          ColdStart cold = ColdStart.of(starting.launch(name, endpoint), subjects.event(name), log);
          measured.computeIfAbsent(name, ignored -> new ArrayList<>()).add(cold);
        }
      });
      System.err.println("round " + (round + 1) + " of " + rounds);
    }
    return measured;
  }

  /** What is done against one stack, told its address as a variable of a function. */
  private interface Against {
    void accept(Map<String, String> endpoint) throws Exception;
  }

  private static void onFreshStack(Against work) throws Exception {
    EmbeddedStack.Setup setup =
        new EmbeddedStack.Setup(
            ROOT.resolve("template.yaml"), Optional.empty(), () -> THEN, "cold", Map.of(), false);
    try (EmbeddedStack stack = EmbeddedStack.start(setup)) {
      new SampleEvents(stack).seed();
      work.accept(Map.of("AWS_ENDPOINT_URL", stack.expose(0).toString()));
    }
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
