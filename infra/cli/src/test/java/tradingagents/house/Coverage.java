package tradingagents.house;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.tools.ExecFileLoader;

/**
 * The lines that the tests of all modules together run, per module, against the floor of each.
 *
 * <p>The build calls {@link #main} at the end of {@code verify}: a test in infra may cover a line
 * in functions, so that no module can be judged alone. Classes that Micronaut generates and the
 * testkit (props of tests) do not count.
 */
final class Coverage {
  private static final double OVERALL = 0.85;
  private static final double PURE = 0.90;
  private static final List<String> PURE_MODULES = List.of("model", "quant", "desk");

  private final Path root;

  Coverage(Path root) {
    this.root = root;
  }

  /** Lines of one part. */
  record Lines(long covered, long total) {
    Lines plus(ICounter counter) {
      return new Lines(covered + counter.getCoveredCount(), total + counter.getTotalCount());
    }

    Lines plus(Lines other) {
      return new Lines(covered + other.covered, total + other.total);
    }

    double share() {
      return total == 0 ? 1 : (double) covered / total;
    }
  }

  /** Prints the figures and fails below a floor. The first argument is the repository. */
  public static void main(String[] arguments) throws IOException {
    Coverage coverage = new Coverage(Path.of(arguments[0]));
    List<Path> recordings = coverage.recordings();
    if (recordings.isEmpty()) {
      System.out.println("Coverage: no test has run, nothing is measured");
      return;
    }
    ExecFileLoader recorded = new ExecFileLoader();
    for (Path recording : recordings) {
      recorded.load(recording.toFile());
    }
    Map<String, Lines> modules = coverage.modules(recorded, arguments.length > 1);
    List<String> low = new ArrayList<>();
    Lines all = new Lines(0, 0);
    for (Map.Entry<String, Lines> module : modules.entrySet()) {
      all = all.plus(module.getValue());
      judge(module.getKey(), module.getValue(), floor(module.getKey()), low);
    }
    judge("all modules", all, OVERALL, low);
    if (!low.isEmpty()) {
      System.err.println("Coverage is below its floor: " + low);
      System.exit(1);
    }
  }

  private static double floor(String module) {
    return PURE_MODULES.contains(module) ? PURE : 0;
  }

  private static void judge(String name, Lines lines, double floor, List<String> low) {
    String floorText =
        floor == 0 ? "" : String.format(Locale.ROOT, " (floor %.0f %%)", 100 * floor);
    System.out.printf(
        Locale.ROOT,
        "Coverage %-12s %5.1f %% of %5d lines%s%n",
        name,
        100 * lines.share(),
        lines.total(),
        floorText);
    if (lines.share() < floor) {
      low.add(name);
    }
  }

  private List<Path> recordings() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path module : moduleFolders()) {
      Path recording = module.resolve("target/jacoco.exec");
      if (Files.exists(recording)) {
        found.add(recording);
      }
    }
    return found;
  }

  private Map<String, Lines> modules(ExecFileLoader recorded, boolean perClass) throws IOException {
    Map<String, Lines> modules = new TreeMap<>();
    for (Path module : moduleFolders()) {
      File classes = module.resolve("target/classes").toFile();
      if (module.endsWith("testkit") || !classes.isDirectory()) {
        continue;
      }
      CoverageBuilder builder = new CoverageBuilder();
      new Analyzer(recorded.getExecutionDataStore(), builder).analyzeAll(classes);
      Lines lines = new Lines(0, 0);
      for (IClassCoverage type : builder.getClasses()) {
        if (!isGenerated(type.getName())) {
          lines = lines.plus(type.getLineCounter());
          if (perClass) {
            print(type);
          }
        }
      }
      modules.put(module.getFileName().toString(), lines);
    }
    return modules;
  }

  private static void print(IClassCoverage type) {
    ICounter lines = type.getLineCounter();
    if (lines.getMissedCount() > 0) {
      System.out.printf(
          "  %4d missed of %4d %s%n",
          lines.getMissedCount(), lines.getTotalCount(), type.getName());
    }
  }

  private static boolean isGenerated(String name) {
    return name.substring(name.lastIndexOf('/') + 1).startsWith("$");
  }

  private List<Path> moduleFolders() throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String floor : List.of("functions", "infra")) {
      try (Stream<Path> children = Files.list(root.resolve(floor))) {
        children
            .filter(child -> Files.exists(child.resolve("pom.xml")))
            .sorted()
            .forEach(folders::add);
      }
    }
    return folders;
  }
}
