package tradingagents.local;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.reasoning.DynamoCosts;
import tradingagents.chain.reasoning.DynamoMemories;
import tradingagents.chain.run.DynamoRunStore;
import tradingagents.desk.port.Costs;
import tradingagents.desk.port.MemoryStore;
import tradingagents.desk.port.RunQuery;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.RunSummary;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/** The runs of a data folder, to look at: tables only, nothing is started or resumed. */
public final class LocalRuns implements AutoCloseable {
  private final LocalTables tables;
  private final DynamoRunStore store;
  private final DynamoMemories memories;
  private final Costs costs;

  private LocalRuns(LocalTables tables) {
    this.tables = tables;
    this.store = new DynamoRunStore(tables.dynamo(), tables.table("RunsTable"));
    this.memories = new DynamoMemories(tables.dynamo(), tables.table("ReasoningTable"));
    this.costs = new DynamoCosts(tables.dynamo(), tables.table("ReasoningTable"));
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
    return new LocalRuns(LocalTables.open(template, data, clock));
  }

  /**
   * Whether a folder holds any state.
   *
   * @param data the folder
   * @return false for a folder nothing was run in
   */
  public static boolean exists(Path data) {
    return LocalTables.exists(data);
  }

  /**
   * The tables.
   *
   * @return usable until closed
   */
  public DynamoDbClient dynamo() {
    return tables.dynamo();
  }

  /**
   * The name of a table.
   *
   * @param logicalId in the template
   * @return as the client knows it
   */
  public String table(String logicalId) {
    return tables.table(logicalId);
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
  }
}
