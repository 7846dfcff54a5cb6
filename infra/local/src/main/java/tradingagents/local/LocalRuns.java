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
import tradingagents.chain.reasoning.DynamoCosts;
import tradingagents.chain.run.DynamoRunStore;
import tradingagents.desk.port.Costs;
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
  private final DynamoRunStore store;
  private final Costs costs;

  private LocalRuns(FileChannel lock, TableEngine tables, DynamoRunStore store, Costs costs) {
    this.lock = lock;
    this.tables = tables;
    this.store = store;
    this.costs = costs;
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
    return new LocalRuns(
        lock,
        tables,
        new DynamoRunStore(dynamo, read.table("RunsTable").name()),
        new DynamoCosts(dynamo, read.table("ReasoningTable").name()));
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
   * The newest runs.
   *
   * @param atMost how many
   * @return newest first
   */
  public List<RunSummary> newest(int atMost) {
    return store.list(RunQuery.newest(atMost)).runs();
  }

  /**
   * What models cost.
   *
   * @return to be read while this is open
   */
  public Costs costs() {
    return costs;
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

  @Override
  public void close() {
    tables.close();
    DataFolder.release(lock);
  }
}
