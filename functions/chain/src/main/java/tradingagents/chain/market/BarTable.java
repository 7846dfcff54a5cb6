package tradingagents.chain.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Symbol;

/**
 * Daily bars in DynamoDB. A series lives under {@code BARS#dataset#symbol}: one item {@code META}
 * with its origin and the hashes of its years, one item {@code YEAR#2014} per calendar year. Reads
 * are consistent, and years are written before META, so a reader sees a whole series or none; every
 * byte is checked against its hash (CORRUPT). A reader that needs bars up to a date fetches no
 * later year. Parsed years are cached by hash: a warm read is one small GetItem.
 */
public final class BarTable {
  private static final int CACHED_YEARS = 32;
  private static final int ATTEMPTS = 3;
  private static final String META = "META";

  private final DynamoDbClient dynamo;
  private final String table;
  private final YearCache cache;

  /**
   * A table with a cache of its own.
   *
   * @param dynamo how to reach it
   * @param table its name
   */
  public BarTable(DynamoDbClient dynamo, String table) {
    this(dynamo, table, new YearCache(CACHED_YEARS));
  }

  /**
   * A table with a shared cache.
   *
   * @param dynamo how to reach it
   * @param table its name
   * @param cache may serve many tables
   */
  public BarTable(DynamoDbClient dynamo, String table, YearCache cache) {
    this.dynamo = dynamo;
    this.table = table;
    this.cache = cache;
  }

  /**
   * The histories of the same table.
   *
   * @return their bars are series of this one
   */
  public HistoryTable histories() {
    return new HistoryTable(dynamo, table, this);
  }

  /**
   * Stores a series for good. Writing the same series again changes nothing.
   *
   * @param series at least one bar
   * @throws FailureException with a transient reason when the table cannot be used
   */
  public void write(BarSeries series) {
    put(series, null);
  }

  /**
   * Stores a series that the table forgets some time after an instant.
   *
   * @param series at least one bar
   * @param expiresAt when it is no longer needed
   * @throws FailureException with a transient reason when the table cannot be used
   */
  public void write(BarSeries series, Instant expiresAt) {
    put(series, expiresAt);
  }

  /**
   * A whole series.
   *
   * @param dataset which data set
   * @param symbol what
   * @return NOT_FOUND when it was never stored; CORRUPT when bytes contradict their hash; INVALID
   *     for a data set whose name cannot be one
   */
  public Result<BarSeries> read(String dataset, Symbol symbol) {
    return readUpTo(dataset, symbol, LocalDate.MAX);
  }

  /**
   * A series up to a session; later years are not fetched.
   *
   * @param dataset which data set
   * @param symbol what
   * @param last the last session that is wanted
   * @return possibly without bars; NOT_FOUND when it was never stored; CORRUPT when bytes
   *     contradict their hash
   */
  public Result<BarSeries> readUpTo(String dataset, Symbol symbol, LocalDate last) {
    return read(dataset, symbol, last, null);
  }

  /** A series whose content has a mark; CONFLICT when what is stored has another. */
  Result<BarSeries> read(String dataset, Symbol symbol, LocalDate last, @Nullable String mark) {
    try {
      String pk = key(dataset, symbol);
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        Optional<BarHead> head = head(pk);
        if (head.isEmpty()) {
          return Result.err(
              Reason.NOT_FOUND, "the data set " + dataset + " has no prices of " + symbol);
        }
        if (mark != null && !mark.equals(head.get().hash())) {
          break;
        }
        Optional<List<Bar>> bars = bars(pk, head.get(), last);
        if (bars.isPresent()) {
          return Result.ok(new BarSeries(symbol, head.get().provenance(), bars.get()));
        }
      }
      // The head names a year that is gone or other: rewritten while we read, or partly expired.
      return Result.err(
          Reason.CONFLICT,
          "the prices of " + symbol + " in " + dataset + " change while being read");
    } catch (FailureException e) {
      return Result.err(
          e.failure().reason(),
          "the prices of " + symbol + " in " + dataset + ": " + e.failure().detail());
    } catch (SdkException e) {
      return new Result.Err<>(AwsFailure.of("the table " + table, e));
    }
  }

  /**
   * Stores a series for good and says the mark of its content, which is equal for equal content.
   */
  String store(BarSeries series) {
    return put(series, null);
  }

  private String put(BarSeries series, @Nullable Instant expiresAt) {
    String pk = key(series.provenance().dataset(), series.symbol());
    if (series.bars().isEmpty()) {
      throw new IllegalArgumentException("a stored series has at least one bar");
    }
    SortedMap<Integer, List<Bar>> years = new TreeMap<>();
    for (Bar bar : series.bars()) {
      years.computeIfAbsent(bar.session().getYear(), year -> new ArrayList<>()).add(bar);
    }
    SortedMap<Integer, String> hashes = new TreeMap<>();
    try {
      for (Map.Entry<Integer, List<Bar>> year : years.entrySet()) {
        YearBlock block = YearBlock.of(year.getValue());
        hashes.put(year.getKey(), block.hash());
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("hash", AttributeValue.fromS(block.hash()));
        item.put("bars", AttributeValue.fromB(block.packed()));
        put(pk, sk(year.getKey()), item, expiresAt);
      }
      BarHead head =
          new BarHead(
              series.provenance(),
              series.bars().getFirst().session().toString(),
              series.bars().getLast().session().toString(),
              hashes);
      put(pk, META, new HashMap<>(head.attributes()), expiresAt);
      return head.hash();
    } catch (SdkException e) {
      throw new FailureException(AwsFailure.of("the table " + table, e), e);
    }
  }

  private void put(
      String pk, String sk, Map<String, AttributeValue> item, @Nullable Instant expiresAt) {
    item.put("pk", AttributeValue.fromS(pk));
    item.put("sk", AttributeValue.fromS(sk));
    if (expiresAt != null) {
      item.put("expiresAt", AttributeValue.fromN(Long.toString(expiresAt.getEpochSecond())));
    }
    dynamo.putItem(request -> request.tableName(table).item(item));
  }

  private Optional<BarHead> head(String pk) {
    Map<String, AttributeValue> key =
        Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(META));
    GetItemResponse response =
        dynamo.getItem(request -> request.tableName(table).key(key).consistentRead(true));
    return response.hasItem() ? Optional.of(BarHead.from(response.item())) : Optional.empty();
  }

  /** The bars that the head promises; empty when the stored years are not those of the head. */
  private Optional<List<Bar>> bars(String pk, BarHead head, LocalDate last) {
    Map<Integer, List<Bar>> found = new HashMap<>();
    SortedMap<Integer, String> missing = new TreeMap<>();
    head.years()
        .forEach((year, hash) -> {
          List<Bar> known = year <= last.getYear() ? cache.get(hash) : List.of();
          if (known == null) {
            missing.put(year, hash);
          } else {
            found.put(year, known);
          }
        });
    if (!missing.isEmpty()) {
      found.putAll(fetch(pk, missing));
    }
    List<Bar> bars = new ArrayList<>();
    for (Integer year : head.years().keySet()) {
      List<Bar> ofYear = found.get(year);
      if (ofYear == null) {
        return Optional.empty();
      }
      bars.addAll(ofYear);
    }
    while (!bars.isEmpty() && bars.getLast().session().isAfter(last)) {
      bars.removeLast();
    }
    return Optional.of(bars);
  }

  private Map<Integer, List<Bar>> fetch(String pk, SortedMap<Integer, String> wanted) {
    Map<Integer, List<Bar>> found = new HashMap<>();
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
            .expressionAttributeValues(
                Map.of(
                    ":pk", AttributeValue.fromS(pk),
                    ":from", AttributeValue.fromS(sk(wanted.firstKey())),
                    ":to", AttributeValue.fromS(sk(wanted.lastKey()))))
            .build();
    boolean more = true;
    while (more) {
      QueryResponse page = dynamo.query(request);
      for (Map<String, AttributeValue> item : page.items()) {
        Integer year = Integer.valueOf(text(item, "sk").substring(sk(0).length() - 4));
        YearBlock block = new YearBlock(text(item, "hash"), bytes(item));
        List<Bar> bars = block.bars();
        if (block.hash().equals(wanted.get(year))) {
          cache.put(block.hash(), bars);
          found.put(year, bars);
        }
      }
      more = page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty();
      request = request.toBuilder().exclusiveStartKey(page.lastEvaluatedKey()).build();
    }
    return found;
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.s() == null ? "" : value.s();
  }

  private static SdkBytes bytes(Map<String, AttributeValue> item) {
    AttributeValue value = item.get("bars");
    return value == null || value.b() == null ? SdkBytes.fromByteArray(new byte[0]) : value.b();
  }

  private static String sk(int year) {
    return "YEAR#%04d".formatted(year);
  }

  private static String key(String dataset, Symbol symbol) {
    if (!dataset.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
      throw new FailureException(
          Reason.INVALID,
          "the name of a data set is up to 100 letters, digits, dots and dashes, starting with a"
              + " letter or digit");
    }
    return "BARS#" + dataset + "#" + symbol;
  }
}
