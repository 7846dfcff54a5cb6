package tradingagents.lab.jobs;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.IntStream;

/**
 * A job and what of it is done, from one consistent read.
 *
 * @param head the job
 * @param done hash of the rows of each chunk that is stored
 * @param leased chunks that somebody is working on right now
 */
record JobState(JobHead head, SortedMap<Integer, String> done, SortedSet<Integer> leased) {
  /** Whether every chunk of a job that was cut is stored. */
  boolean isWhole() {
    return done.size() == head.chunks();
  }

  /** From 0 to 1. */
  double progress() {
    return head.status() == JobStatus.DONE ? 1 : (double) done.size() / head.chunks();
  }

  /**
   * The chunks that a message must be under way for: those that are neither stored nor worked on.
   * When all are stored and nobody has put them together, any of them, for whoever comes does it.
   */
  List<Integer> due() {
    if (head.status().isFinal()) {
      return List.of();
    }
    if (isWhole()) {
      return List.of(0);
    }
    return IntStream.range(0, head.chunks())
        .filter(chunk -> !done.containsKey(chunk) && !leased.contains(chunk))
        .boxed()
        .toList();
  }
}
