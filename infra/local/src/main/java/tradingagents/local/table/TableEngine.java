package tradingagents.local.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import tradingagents.local.wire.AwsError;

/**
 * DynamoDB's tables in one process: answers the operations of its JSON protocol with its semantics,
 * in memory or on one SQLite file that survives the death of the process. What it does not support
 * it refuses by name with a {@code ValidationException}; an {@link AwsError} is DynamoDB saying no,
 * a {@link TableStorageException} is the disk saying no. Safe for use by many threads.
 */
public final class TableEngine implements AutoCloseable {
  private final Store store;
  private final TableOperations tables;
  private final ItemOperations items;
  private final QueryOperation queries;
  private final TransactWrite transactions;

  private TableEngine(Store store, boolean isShared, InstantSource clock) {
    this.store = store;
    var catalog = new Catalog(store, isShared);
    var expressions = new ExpressionCache();
    this.tables = new TableOperations(store, catalog, clock);
    this.items = new ItemOperations(store, catalog, expressions);
    this.queries = new QueryOperation(store, catalog, expressions);
    this.transactions = new TransactWrite(store, catalog, expressions, clock);
  }

  /** Tables that end with the engine, on the system's clock. */
  public static TableEngine inMemory() {
    return inMemory(InstantSource.system());
  }

  /** Tables that end with the engine; the clock ages the tokens of transactions. */
  public static TableEngine inMemory(InstantSource clock) {
    return new TableEngine(Store.open("(in memory)", "jdbc:sqlite::memory:"), false, clock);
  }

  /** Tables in a file, on the system's clock. */
  public static TableEngine at(Path file) {
    return at(file, InstantSource.system());
  }

  /**
   * Tables in a file, made with its folder when absent. Throws {@link TableStorageException} when
   * the file is corrupt, locked or cannot be written.
   */
  public static TableEngine at(Path file, InstantSource clock) {
    Path absolute = file.toAbsolutePath();
    try {
      Path folder = absolute.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new TableStorageException(
          "The folder of the table file " + absolute + " cannot be made: check its permissions.",
          e);
    }
    Store store = Store.open(absolute.toString(), "jdbc:sqlite:" + absolute);
    return new TableEngine(store, true, clock);
  }

  /** Answers one operation, for instance {@code PutItem}; throws {@link AwsError} to say no. */
  public JsonNode handle(String operation, JsonNode request) {
    return answer(operation, request);
  }

  private ObjectNode answer(String operation, JsonNode request) {
    return switch (operation) {
      case "GetItem" -> items.get(request);
      case "PutItem" -> items.put(request);
      case "UpdateItem" -> items.update(request);
      case "DeleteItem" -> items.delete(request);
      case "Query" -> queries.query(request);
      case "TransactWriteItems" -> transactions.write(request);
      case "CreateTable" -> tables.create(request);
      case "DescribeTable" -> tables.describe(request);
      case "DeleteTable" -> tables.delete(request);
      case "ListTables" -> tables.list(request);
      default -> throw Refusal.unsupported("the operation " + operation);
    };
  }

  @Override
  public void close() {
    store.close();
  }
}
