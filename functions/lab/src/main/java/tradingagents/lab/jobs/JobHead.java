package tradingagents.lab.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a job without its bodies.
 *
 * @param id unique
 * @param owner who asked
 * @param kind word of the request
 * @param fingerprint of the request, the same for the same one only
 * @param chunks how many pieces of work, one or more
 * @param chunkPairs pairs of a sweep's chunk; the cut follows from it and the request
 * @param status how it stands
 * @param createdAt when it was asked for
 * @param announcedAt when its work was announced last
 * @param startedAt when somebody began; null before
 * @param finishedAt when it ended; null before
 * @param failure why it cannot be done; null unless it failed
 * @param resultHash of the result's text; null unless it is done
 * @param correlationId of the request
 */
record JobHead(
    String id,
    String owner,
    String kind,
    String fingerprint,
    int chunks,
    int chunkPairs,
    JobStatus status,
    Instant createdAt,
    Instant announcedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String failure,
    @Nullable String resultHash,
    String correlationId) {
  /** One that was just asked for. */
  static JobHead asked(
      String id,
      String owner,
      String kind,
      String fingerprint,
      int chunks,
      int chunkPairs,
      Instant now,
      String correlationId) {
    return new JobHead(
        id,
        owner,
        kind,
        fingerprint,
        chunks,
        chunkPairs,
        JobStatus.QUEUED,
        now,
        now,
        null,
        null,
        null,
        null,
        correlationId);
  }
}
