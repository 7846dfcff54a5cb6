package tradingagents.local;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.Env;
import tradingagents.chain.lambda.ChainFactory;
import tradingagents.chain.reasoning.DynamoMemories;
import tradingagents.chain.run.DynamoRunStore;
import tradingagents.desk.port.MemoryStore;
import tradingagents.desk.port.RunQuery;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.RunSummary;
import tradingagents.local.provision.Tables;
import tradingagents.local.table.TableEngine;
import tradingagents.local.table.TableService;
import tradingagents.local.template.SamTemplate;
import tradingagents.local.wire.InProcessHttp;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/** The runs of a data folder, to look at: tables only, nothing is started or resumed. */
public final class LocalRuns implements AutoCloseable {
  private final FileChannel lock;
  private final TableEngine tables;
  private final SamTemplate template;
  private final DynamoDbClient dynamo;
  private final DynamoRunStore store;
  private final DynamoMemories memories;

  private LocalRuns(
      FileChannel lock, TableEngine tables, SamTemplate template, DynamoDbClient dynamo) {
    this.lock = lock;
    this.tables = tables;
    this.template = template;
    this.dynamo = dynamo;
    this.store = new DynamoRunStore(dynamo, table("RunsTable"));
    this.memories = new DynamoMemories(dynamo, table("ReasoningTable"));
  }

  /**
   * Opens a data folder.
   *
   * @param template names the tables
   * @param data the folder
   * @param clock the time
   * @return open until closed
   * @throws tradingagents.model.failure.FailureException UNAVAILABLE when it is in use or damaged
   */
  public static LocalRuns open(Path template, Path data, InstantSource clock) {
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
    return new LocalRuns(lock, tables, read, dynamo);
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
   * The tables.
   *
   * @return usable until closed
   */
  public DynamoDbClient dynamo() {
    return dynamo;
  }

  /**
   * The name of a table.
   *
   * @param logicalId in the template
   * @return as the client knows it
   */
  public String table(String logicalId) {
    return template.table(logicalId).name();
  }

  /**
   * The newest runs.
   *
   * @param atMost how many
   * @return newest first
   */
  public List<RunSummary> newest(int atMost) {
    return store.list(RunQuery.newest(atMost)).runs();
  }

  /**
   * One run.
   *
   * @param runId its id
   * @return NOT_FOUND when there is none
   */
  public Result<Run> find(String runId) {
    return runId.matches("[A-Za-z0-9_-]{1,64}")
        ? store.load(runId)
        : Result.err(Reason.INVALID, "a run's id is letters, digits and dashes; see 'runs'");
  }

  /**
   * What is remembered of the runs.
   *
   * @return open as long as this is
   */
  public MemoryStore memories() {
    return memories;
  }

  @Override
  public void close() {
    tables.close();
    DataFolder.release(lock);
  }
}
