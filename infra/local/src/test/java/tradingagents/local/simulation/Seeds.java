package tradingagents.local.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/**
 * Many seeds, each in a world of its own. {@code main} takes how many and the first one, and prints
 * the matrix of faults; a seed that finds something is printed with everything that happened.
 */
final class Seeds {
  /** As -Dsimulation.seeds says. */
  static final int COUNT = Integer.getInteger("simulation.seeds", 500);

  /** As -Dsimulation.seed says. */
  static final long FIRST = Long.getLong("simulation.seed", 0);

  private Seeds() {}

  /** A seed and how its world ended. */
  record Ended(long seed, Trial trial) {}

  static List<Ended> run(long first, int count, LongFunction<Trial> world) {
    try (ExecutorService pool =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(), Thread.ofVirtual().factory())) {
      List<Future<Ended>> futures = new ArrayList<>();
      for (long seed = first; seed < first + count; seed++) {
        long mine = seed;
        futures.add(pool.submit(() -> new Ended(mine, world.apply(mine))));
      }
      List<Ended> all = new ArrayList<>();
      for (Future<Ended> future : futures) {
        all.add(future.get());
      }
      return all;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  static String story(Ended ended) {
    return "seed %d: %s%n  %s"
        .formatted(
            ended.seed(), ended.trial().violations(), String.join("\n  ", ended.trial().events()));
  }

  /** Runs seeds from the command line. */
  public static void main(String[] arguments) {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : COUNT;
    long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : FIRST;
    Bug bug = arguments.length > 2 ? Bug.valueOf(arguments[2]) : Bug.NONE;
    List<Ended> found =
        run(first, count, seed -> Trial.of(seed, bug)).stream()
            .filter(ended -> !ended.trial().violations().isEmpty())
            .toList();
    System.out.println(count + " seeds from " + first + ": " + found.size() + " with violations");
    found.stream().limit(1).map(Seeds::story).forEach(System.out::println);
  }
}
