package tradingagents.chain.run;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tradingagents.chain.json.RunJson;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.RunSummary;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * The shape of a run in the table. Under the partition {@code RUN#id}: {@code HEAD} (mandate,
 * version, recorded tasks in order), {@code OUT#step#round} (a body), {@code PART#step#round#nn}
 * (the rest of a large body), {@code LEASE#step#round} (owner, until, attempts).
 */
final class RunItems {
  static final String PK = "pk";
  static final String SK = "sk";
  static final String HEAD = "HEAD";
  static final String OPEN_INDEX = "open";
  static final String LISTING_INDEX = "listing";
  static final String OPEN_SHARD = "openShard";
  static final String LISTING = "runs";

  /** Open runs are spread over this many index partitions, so that none is hot. */
  static final int OPEN_SHARDS = 4;

  private static final DateTimeFormatter STAMP =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private RunItems() {}

  static AttributeValue s(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue n(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new FailureException(Reason.CORRUPT, "a stored item has no " + name);
    }
    return value;
  }

  static String text(Map<String, AttributeValue> item, String name) {
    return attribute(item, name).s();
  }

  static String runId(Map<String, AttributeValue> item) {
    return text(item, PK).substring("RUN#".length());
  }

  static Map<String, AttributeValue> key(String runId, String sort) {
    return Map.of(PK, s("RUN#" + runId), SK, s(sort));
  }

  static String out(Task task) {
    return "OUT#" + task;
  }

  static String lease(Task task) {
    return "LEASE#" + task;
  }

  static String shard(String runId) {
    return "open-" + Math.floorMod(runId.hashCode(), OPEN_SHARDS);
  }

  /** An instant in a fixed width, so that text sorts as time does. */
  static AttributeValue stamp(Instant at) {
    return s(STAMP.format(at));
  }

  static Map<String, AttributeValue> head(Run run) {
    Map<String, AttributeValue> item = new HashMap<>(key(run.id(), HEAD));
    AttributeValue createdAt = stamp(run.mandate().createdAt());
    item.put("version", n(run.version()));
    item.put("mandate", s(RunJson.write(run.mandate())));
    item.put("tasks", AttributeValue.fromL(List.of()));
    item.put(OPEN_SHARD, s(shard(run.id())));
    item.put("openSince", createdAt);
    item.put("listing", s(LISTING));
    item.put("summary", s(summary(run)));
    item.put("runSymbol", s(run.mandate().symbol().value()));
    item.put("runStatus", s(Workflow.status(run).name()));
    item.put("createdAt", createdAt);
    return item;
  }

  /** How the run stands, for lists. */
  static String summary(Run run) {
    return RunJson.write(RunSummary.of(run));
  }

  /** The items of one outcome: its body and, when it is large, the rest of it. */
  static List<Map<String, AttributeValue>> bodies(String runId, Recorded recorded) {
    Bodies.Packed packed = Bodies.pack(RunJson.write(recorded));
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (int i = 0; i < packed.parts().size(); i++) {
      String sort = i == 0 ? out(recorded.task()) : "PART#%s#%02d".formatted(recorded.task(), i);
      Map<String, AttributeValue> item = new HashMap<>(key(runId, sort));
      item.put("body", AttributeValue.fromB(SdkBytes.fromByteArray(packed.parts().get(i))));
      if (i == 0) {
        item.put("hash", s(packed.hash()));
        if (recorded.outcome() instanceof RiskVerdict verdict) {
          item.put("approved", AttributeValue.fromBool(verdict.approved()));
        }
      }
      items.add(item);
    }
    return items;
  }

  /**
   * Puts a run together again.
   *
   * @param runId its id
   * @param items all items of its partition
   * @return empty when bodies and the head's list disagree: the read was torn, read again
   */
  static Optional<Run> assemble(String runId, List<Map<String, AttributeValue>> items) {
    Map<String, Map<String, AttributeValue>> bySort = new TreeMap<>();
    items.forEach(item -> bySort.put(text(item, SK), item));
    Map<String, AttributeValue> head = bySort.get(HEAD);
    if (head == null) {
      return Optional.empty();
    }
    List<Recorded> outcomes = new ArrayList<>();
    for (AttributeValue task : attribute(head, "tasks").l()) {
      Map<String, AttributeValue> first = bySort.get("OUT#" + task.s());
      if (first == null) {
        return Optional.empty();
      }
      outcomes.add(body(first, bySort, task.s()));
    }
    long bodies = bySort.keySet().stream().filter(sort -> sort.startsWith("OUT#")).count();
    if (bodies != outcomes.size()) {
      return Optional.empty();
    }
    Mandate mandate = RunJson.mandate(text(head, "mandate"));
    long version = Long.parseLong(attribute(head, "version").n());
    return Optional.of(
        new Run(runId, mandate, outcomes, version, head.containsKey("orderIntended")));
  }

  private static Recorded body(
      Map<String, AttributeValue> first,
      Map<String, Map<String, AttributeValue>> bySort,
      String task) {
    Stream<byte[]> rest =
        bySort.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("PART#" + task + "#"))
            .map(entry -> attribute(entry.getValue(), "body").b().asByteArrayUnsafe());
    List<byte[]> parts =
        Stream.concat(Stream.of(attribute(first, "body").b().asByteArrayUnsafe()), rest).toList();
    return RunJson.recorded(Bodies.unpack(parts, text(first, "hash")));
  }

  /** Whether a run's items are of this version, that is: nothing was recorded since. */
  static boolean isVersion(List<Map<String, AttributeValue>> items, long version) {
    return items.stream()
        .anyMatch(item ->
            text(item, SK).equals(HEAD)
                && attribute(item, "version").n().equals(Long.toString(version)));
  }

  static boolean isLiveLease(Map<String, AttributeValue> item, Instant now) {
    return text(item, SK).startsWith("LEASE#")
        && Long.parseLong(attribute(item, "untilMillis").n()) > now.toEpochMilli();
  }

  /** A lease outlives its work by a little; the work is over when the body is there. */
  static boolean hasSpoken(Task task, List<Map<String, AttributeValue>> items) {
    return items.stream().anyMatch(item -> text(item, SK).equals(out(task)));
  }

  static Task leasedTask(Map<String, AttributeValue> item) {
    String[] parts = text(item, SK).split("#", -1);
    return new Task(Step.named(parts[1]).orElseThrow(), Integer.parseInt(parts[2]));
  }
}
