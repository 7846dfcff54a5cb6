package tradingagents.local;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.Env;
import tradingagents.chain.lambda.ChainFactory;
import tradingagents.local.provision.Tables;
import tradingagents.local.table.TableEngine;
import tradingagents.local.table.TableService;
import tradingagents.local.template.SamTemplate;
import tradingagents.local.wire.InProcessHttp;

/** The tables of a data folder and nothing else: no function is started, no run is resumed. */
public final class LocalTables implements AutoCloseable {
  private final FileChannel lock;
  private final TableEngine tables;
  private final DynamoDbClient dynamo;
  private final SamTemplate template;

  private LocalTables(
      FileChannel lock, TableEngine tables, DynamoDbClient dynamo, SamTemplate template) {
    this.lock = lock;
    this.tables = tables;
    this.dynamo = dynamo;
    this.template = template;
  }

  /**
   * Opens a data folder; a table that it lacks is made.
   *
   * @param template names the tables
   * @param data the folder
   * @param clock the time
   * @return open until closed
   * @throws tradingagents.model.failure.FailureException UNAVAILABLE when it is in use or damaged
   */
  public static LocalTables open(Path template, Path data, InstantSource clock) {
    SamTemplate read = SamTemplate.read(template);
    FileChannel lock = DataFolder.own(data);
    TableEngine tables;
    try {
      tables = DataFolder.tables(data, clock);
    } catch (RuntimeException e) {
      DataFolder.release(lock);
      throw e;
    }
    InProcessHttp http = new InProcessHttp(new TableService(tables));
    DynamoDbClient dynamo =
        ChainFactory.client(
            DynamoDbClient.builder(),
            new Env(Map.of()),
            http,
            AnonymousCredentialsProvider.create());
    Tables.create(dynamo, read.tables());
    return new LocalTables(lock, tables, dynamo, read);
  }

  /**
   * Whether a folder holds any state.
   *
   * @param data the folder
   * @return false for a folder nothing was run in
   */
  public static boolean exists(Path data) {
    return Files.isRegularFile(data.resolve(DataFolder.STATE));
  }

  /**
   * How the tables are reached.
   *
   * @return a client that calls them in this process
   */
  public DynamoDbClient dynamo() {
    return dynamo;
  }

  /**
   * A table's name.
   *
   * @param logicalId as the template has it, such as {@code RunsTable}
   * @return its name here
   */
  public String table(String logicalId) {
    return template.table(logicalId).name();
  }

  @Override
  public void close() {
    tables.close();
    DataFolder.release(lock);
  }
}
