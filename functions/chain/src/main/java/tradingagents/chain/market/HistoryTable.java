package tradingagents.chain.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tradingagents.chain.json.Members;
import tradingagents.chain.json.Written;
import tradingagents.chain.run.Bodies;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.CorporateAction;
import tradingagents.model.market.DataFlag;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.Symbol;

/**
 * Histories that grow: their bars as traded are a series of the {@link BarTable}; what belongs to
 * them stands beside it under {@code HISTORY#dataset#symbol}: {@code ABOUT} (splits and dividends,
 * feed, flags, how far it reaches and when it was last looked after, and what the quality check
 * found), and one {@code REVISION#session#seen} for each finished bar that a vendor changed. {@code
 * ABOUT} is written after the bars and carries the mark of their content: a writer that dies
 * between the two leaves a CONFLICT, which is fetched again, never one vendor's bars with another's
 * splits.
 */
public final class HistoryTable {
  private static final String ABOUT = "ABOUT";
  private static final int ATTEMPTS = 3;

  private final DynamoDbClient dynamo;
  private final String table;
  private final BarTable bars;

  HistoryTable(DynamoDbClient dynamo, String table, BarTable bars) {
    this.dynamo = dynamo;
    this.table = table;
    this.bars = bars;
  }

  /**
   * A history and how it was looked after.
   *
   * @param history as traded
   * @param askedFrom the first date that a vendor was asked for
   * @param checkedAt when a vendor was asked last
   * @param isDoubtful whether the quality check of the whole had a fatal finding
   * @param findings what the quality check had to say, one sentence each
   */
  public record Kept(
      PriceHistory history,
      LocalDate askedFrom,
      Instant checkedAt,
      boolean isDoubtful,
      List<String> findings) {}

  /**
   * A finished bar that a vendor changed.
   *
   * @param session of the bar
   * @param seenAt when the change was seen
   * @param before as it was kept
   * @param after as it is now
   */
  public record Revision(LocalDate session, Instant seenAt, String before, String after) {}

  /**
   * A history.
   *
   * @param dataset which data set
   * @param symbol what
   * @param last no later session is fetched
   * @return NOT_FOUND when there is none; CONFLICT when its writing was not finished; CORRUPT when
   *     bytes contradict their hash
   */
  public Result<Kept> read(String dataset, Symbol symbol, LocalDate last) {
    Result<Kept> found = once(dataset, symbol, last);
    for (int attempt = 1; attempt < ATTEMPTS && isConflict(found); attempt++) {
      found = once(dataset, symbol, last);
    }
    return found;
  }

  private static boolean isConflict(Result<Kept> found) {
    return found instanceof Result.Err<Kept>(Failure failure)
        && failure.reason() == Reason.CONFLICT;
  }

  private Result<Kept> once(String dataset, Symbol symbol, LocalDate last) {
    try {
      Map<String, AttributeValue> item =
          dynamo
              .getItem(get ->
                  get.tableName(table)
                      .key(Map.of("pk", s(key(dataset, symbol)), "sk", s(ABOUT)))
                      .consistentRead(true))
              .item();
      if (item.isEmpty()) {
        return Result.err(
            Reason.NOT_FOUND, "the data set " + dataset + " has no prices of " + symbol);
      }
      String json = Bodies.unpack(List.of(bytes(item, "body")), text(item, "hash"));
      String mark = item.containsKey("bars") ? text(item, "bars") : "";
      return switch (bars.read(dataset, symbol, last, mark)) {
        case Result.Ok<BarSeries>(BarSeries series) ->
            Result.ok(Members.read(json, in -> kept(in, series)));
        case Result.Err<BarSeries>(Failure failure) -> new Result.Err<>(failure);
      };
    } catch (FailureException e) {
      return new Result.Err<>(e.failure());
    } catch (SdkException e) {
      return new Result.Err<>(AwsFailure.of("the table " + table, e));
    }
  }

  /**
   * Keeps a history for good.
   *
   * @param kept at least one bar; its provenance names the data set
   * @throws FailureException with a transient reason when the table cannot be used
   */
  public void write(Kept kept) {
    PriceHistory history = kept.history();
    Bodies.Packed packed = Bodies.pack(json(kept));
    if (packed.parts().size() > 1) {
      throw new FailureException(Reason.INVALID, "too many splits and dividends to be kept");
    }
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("pk", s(key(history.provenance().dataset(), history.symbol())));
    item.put("sk", s(ABOUT));
    item.put("body", AttributeValue.fromB(SdkBytes.fromByteArray(packed.parts().getFirst())));
    item.put("hash", s(packed.hash()));
    item.put(
        "bars",
        s(bars.store(new BarSeries(history.symbol(), history.provenance(), history.bars()))));
    put(item);
  }

  /**
   * Keeps the memory of changed bars; the same change seen again is the same item.
   *
   * @param dataset which data set
   * @param symbol what
   * @param revisions possibly none
   */
  public void revise(String dataset, Symbol symbol, List<Revision> revisions) {
    for (Revision revision : revisions) {
      Map<String, AttributeValue> item = new HashMap<>();
      item.put("pk", s(key(dataset, symbol)));
      item.put("sk", s("REVISION#" + revision.session() + "#" + revision.seenAt()));
      item.put("before", s(revision.before()));
      item.put("after", s(revision.after()));
      put(item);
    }
  }

  /**
   * The changes that were seen.
   *
   * @param dataset which data set
   * @param symbol what
   * @return by session; at most the oldest 1 MB of them
   */
  public List<Revision> revisions(String dataset, Symbol symbol) {
    List<Revision> revisions = new ArrayList<>();
    dynamo
        .query(query ->
            query
                .tableName(table)
                .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                .expressionAttributeValues(
                    Map.of(":pk", s(key(dataset, symbol)), ":sk", s("REVISION#"))))
        .items()
        .forEach(item -> {
          String[] parts = text(item, "sk").split("#", -1);
          revisions.add(
              new Revision(
                  LocalDate.parse(parts[1]),
                  Instant.parse(parts[2]),
                  text(item, "before"),
                  text(item, "after")));
        });
    return revisions;
  }

  private void put(Map<String, AttributeValue> item) {
    try {
      dynamo.putItem(put -> put.tableName(table).item(item));
    } catch (SdkException e) {
      throw new FailureException(AwsFailure.of("the table " + table, e), e);
    }
  }

  private static String json(Kept kept) {
    PriceHistory history = kept.history();
    List<Written> actions = new ArrayList<>();
    for (CorporateAction action : history.actions()) {
      actions.add(
          new Written()
              .text("kind", action.kind())
              .text("exDate", action.exDate())
              .text("amount", action.amount())
              .text("per", action.per())
              .text("knownAt", action.knownAt()));
    }
    return new Written()
        .text("feed", history.feed())
        .texts("flags", history.flags().stream().sorted().toList())
        .text("askedFrom", kept.askedFrom())
        .text("checkedAt", kept.checkedAt())
        .truth("doubtful", kept.isDoubtful())
        .texts("findings", kept.findings())
        .parts("actions", actions)
        .json();
  }

  private static Kept kept(Members in, BarSeries series) {
    Set<DataFlag> flags = EnumSet.noneOf(DataFlag.class);
    in.texts("flags").forEach(flag -> flags.add(DataFlag.valueOf(flag)));
    List<CorporateAction> actions =
        in.parts("actions").stream()
            .map(action ->
                new CorporateAction(
                    CorporateAction.Kind.valueOf(action.text("kind")),
                    action.date("exDate"),
                    new BigDecimal(action.text("amount")),
                    new BigDecimal(action.text("per")),
                    action.instant("knownAt")))
            .toList();
    return new Kept(
        new PriceHistory(
            series.symbol(), series.provenance(), in.text("feed"), flags, series.bars(), actions),
        in.date("askedFrom"),
        in.instant("checkedAt"),
        in.truth("doubtful"),
        in.texts("findings"));
  }

  private static String key(String dataset, Symbol symbol) {
    return "HISTORY#" + dataset + "#" + symbol;
  }

  private static byte[] bytes(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name))
        .map(AttributeValue::b)
        .map(SdkBytes::asByteArrayUnsafe)
        .orElseThrow(
            () -> new FailureException(Reason.CORRUPT, "a stored history lacks its " + name));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name))
        .map(AttributeValue::s)
        .orElseThrow(
            () -> new FailureException(Reason.CORRUPT, "a stored history lacks its " + name));
  }

  private static AttributeValue s(String value) {
    return AttributeValue.fromS(value);
  }
}
