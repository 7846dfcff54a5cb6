package tradingagents.lab.jobs;

import static tradingagents.chain.ledger.StoredItem.n;
import static tradingagents.chain.ledger.StoredItem.s;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tradingagents.chain.ledger.StoredItem;
import tradingagents.chain.run.Bodies;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * The shape of a job in the table. Under {@code JOB#id}: {@code HEAD}, {@code DONE#nnnn} for each
 * chunk whose rows are stored, {@code LEASE#nnnn} for each that somebody works on. Bodies stand in
 * partitions of their own, so that looking at a job does not read them: {@code REQUEST#id}, {@code
 * CHUNK#id#nnnn} and {@code RESULT#id}, each of numbered {@code PART#nn}.
 */
final class JobItems {
  static final String HEAD = "HEAD";
  static final String LISTING = "backtests";

  /** Jobs and what they came to are kept so long. */
  static final Duration KEPT = Duration.ofDays(30);

  private static final DateTimeFormatter STAMP =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private JobItems() {}

  static Map<String, AttributeValue> key(String id, String sort) {
    return Map.of("pk", s("JOB#" + id), "sk", s(sort));
  }

  static String numbered(String what, int chunk) {
    return String.format(Locale.ROOT, "%s#%04d", what, chunk);
  }

  static String request(String id) {
    return "REQUEST#" + id;
  }

  static String chunk(String id, int chunk) {
    return numbered("CHUNK#" + id, chunk);
  }

  static String result(String id) {
    return "RESULT#" + id;
  }

  /** An instant in a fixed width, so that text sorts as time does. */
  static AttributeValue stamp(Instant at) {
    return s(STAMP.format(at));
  }

  static AttributeValue expires(Instant now) {
    return n(now.plus(KEPT).getEpochSecond());
  }

  static Map<String, AttributeValue> head(JobHead head, String requestHash) {
    Map<String, AttributeValue> item = new HashMap<>(key(head.id(), HEAD));
    item.put("ownerId", s(head.owner()));
    item.put("listing", s(LISTING));
    item.put("kind", s(head.kind()));
    item.put("fingerprint", s(head.fingerprint()));
    item.put("requestHash", s(requestHash));
    item.put("chunks", n(head.chunks()));
    item.put("chunkPairs", n(head.chunkPairs()));
    item.put("jobStatus", s(head.status().name()));
    item.put("createdAt", stamp(head.createdAt()));
    item.put("announcedAt", stamp(head.announcedAt()));
    item.put("correlationId", s(head.correlationId()));
    item.put("expiresAt", expires(head.createdAt()));
    return item;
  }

  static JobHead head(Map<String, AttributeValue> attributes) {
    StoredItem item = new StoredItem(attributes);
    return new JobHead(
        item.text("pk").substring("JOB#".length()),
        item.text("ownerId"),
        item.text("kind"),
        item.text("fingerprint"),
        (int) item.number("chunks"),
        (int) item.number("chunkPairs"),
        JobStatus.valueOf(item.text("jobStatus")),
        Instant.parse(item.text("createdAt")),
        Instant.parse(item.text("announcedAt")),
        item.optional("startedAt").map(Instant::parse).orElse(null),
        item.optional("finishedAt").map(Instant::parse).orElse(null),
        item.optional("failure").orElse(null),
        item.optional("resultHash").orElse(null),
        item.text("correlationId"));
  }

  /** A job's small items together; the head must be among them. */
  static JobState state(List<Map<String, AttributeValue>> items, Instant now) {
    JobHead head = null;
    TreeMap<Integer, String> done = new TreeMap<>();
    TreeSet<Integer> leased = new TreeSet<>();
    for (Map<String, AttributeValue> attributes : items) {
      StoredItem item = new StoredItem(attributes);
      String[] sort = item.text("sk").split("#", -1);
      switch (sort[0]) {
        case "DONE" -> done.put(Integer.valueOf(sort[1]), item.text("hash"));
        case "LEASE" -> {
          if (item.number("untilMillis") > now.toEpochMilli()) {
            leased.add(Integer.valueOf(sort[1]));
          }
        }
        default -> head = head(attributes);
      }
    }
    if (head == null) {
      throw new FailureException(Reason.CORRUPT, "a stored job has no head");
    }
    return new JobState(head, done, leased);
  }

  static List<Map<String, AttributeValue>> parts(
      String partition, Bodies.Packed packed, Instant now) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (byte[] part : packed.parts()) {
      String sort = String.format(Locale.ROOT, "PART#%02d", items.size());
      items.add(
          Map.of(
              "pk", s(partition),
              "sk", s(sort),
              "body", AttributeValue.fromB(SdkBytes.fromByteArray(part)),
              "expiresAt", expires(now)));
    }
    return items;
  }
}
