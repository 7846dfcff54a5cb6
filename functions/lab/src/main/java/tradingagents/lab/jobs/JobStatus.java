package tradingagents.lab.jobs;

import java.util.Locale;

/** How a job stands. */
enum JobStatus {
  /** Nobody has begun. */
  QUEUED,
  /** Somebody has begun. */
  WORKING,
  /** The result is there. */
  DONE,
  /** It cannot be done; the job says why. */
  FAILED,
  /** Whoever asked does not want it any more. */
  CANCELLED;

  boolean isFinal() {
    return this != QUEUED && this != WORKING;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
