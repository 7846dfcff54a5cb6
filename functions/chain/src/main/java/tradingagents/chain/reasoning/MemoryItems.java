package tradingagents.chain.reasoning;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tradingagents.desk.memory.Memory;
import tradingagents.desk.memory.Memory.Standing;
import tradingagents.desk.memory.Pending;
import tradingagents.desk.models.Tenants;
import tradingagents.desk.port.MemoryStore.Place;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Symbol;

/**
 * The shape of memories in the table. {@code MEMORY#tenant} lists them all under {@code
 * asOf#runId}; {@code MEMORY#tenant#RUN#id} says where one of them is. What is settled is copied
 * under when it was known, once for all instruments and once for its own: {@code
 * MEMORY#tenant#KNOWN} and {@code MEMORY#tenant#KNOWN#symbol} under {@code knownAt#runId}. So a
 * reader as of an instant does not even fetch what came later.
 */
final class MemoryItems {
  static final String PENDING_INDEX = "pending";
  static final String PENDING_SHARD = "memories";
  static final String ALL = "MEMORY#" + Tenants.HOME;

  private static final DateTimeFormatter STAMP =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private MemoryItems() {}

  static AttributeValue s(String text) {
    return AttributeValue.fromS(text);
  }

  /** An instant in a fixed width, so that text sorts as time does. */
  static String stamp(Instant at) {
    return STAMP.format(at);
  }

  /** Sorts behind every key of an instant and before every key of a later one. */
  static String through(Instant at) {
    return stamp(at) + "$";
  }

  static String known(@Nullable Symbol symbol) {
    return ALL + "#KNOWN" + (symbol == null ? "" : "#" + symbol);
  }

  static String sort(Place place) {
    return stamp(place.asOf()) + "#" + place.runId();
  }

  static Place place(Pending decision) {
    return new Place(decision.asOf(), decision.runId());
  }

  static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of("pk", s(partition), "sk", s(sort));
  }

  static Map<String, AttributeValue> pointerKey(String runId) {
    return key(ALL + "#RUN#" + runId, "AT");
  }

  static Map<String, AttributeValue> markKey() {
    return key(ALL + "#MARK", "MARK");
  }

  /** Where a run's memory is; the same however often it is written. */
  static Map<String, AttributeValue> pointer(Pending decision) {
    Map<String, AttributeValue> item = new HashMap<>(pointerKey(decision.runId()));
    item.put("at", s(sort(place(decision))));
    return item;
  }

  /** The memory in the list of all; in the index of the pending while it has a time. */
  static Map<String, AttributeValue> listed(Memory memory, @Nullable Instant dueAt) {
    Map<String, AttributeValue> item =
        new HashMap<>(item(memory, ALL, sort(place(memory.decision()))));
    item.put("standing", s(memory.standing().name()));
    item.put("symbol", s(memory.decision().symbol().value()));
    if (dueAt != null && memory.standing() == Standing.PENDING) {
      item.put("pendingShard", s(PENDING_SHARD));
      item.put("settlesAt", s(stamp(dueAt)));
    }
    return item;
  }

  /** A settled memory where it is looked for by when it was known. */
  static Map<String, AttributeValue> known(Memory memory, Instant knownAt, @Nullable Symbol of) {
    return item(memory, known(of), stamp(knownAt) + "#" + memory.decision().runId());
  }

  private static Map<String, AttributeValue> item(Memory memory, String partition, String sort) {
    Map<String, AttributeValue> item = new HashMap<>(key(partition, sort));
    item.put("body", s(MemoryJson.write(memory)));
    return item;
  }

  static Memory memory(Map<String, AttributeValue> item) {
    return MemoryJson.read(text(item, "body"));
  }

  static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.s() == null) {
      throw new FailureException(Reason.CORRUPT, "a stored memory has no " + name);
    }
    return value.s();
  }
}
