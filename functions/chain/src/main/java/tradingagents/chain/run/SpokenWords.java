package tradingagents.chain.run;

import static tradingagents.chain.run.RunItems.s;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import tradingagents.desk.run.Task;

/**
 * What is being said while it is said: the last words stand on the lease of the turn, so that who
 * looks at the run sees them without another read, and are gone when the lease is. For showing
 * only: what counts is the recorded outcome. Words that cannot be written are lost, nothing else.
 */
public final class SpokenWords {
  /** How many characters of the last words are kept. */
  static final int KEPT = 400;

  static final String SAID = "said";

  private static final Logger LOG = LoggerFactory.getLogger(SpokenWords.class);
  private static final Duration AT_MOST_EVERY = Duration.ofMillis(250);

  private final DynamoDbClient dynamo;
  private final String table;
  private final InstantSource clock;

  /**
   * Words of a table's runs.
   *
   * @param dynamo the client
   * @param table the runs table's name
   * @param clock the time
   */
  public SpokenWords(DynamoDbClient dynamo, String table, InstantSource clock) {
    this.dynamo = dynamo;
    this.table = table;
    this.clock = clock;
  }

  /**
   * A listener for the words of one turn.
   *
   * @param runId the run
   * @param task whose turn
   * @return takes each piece as it comes
   */
  public Consumer<String> of(String runId, Task task) {
    return new Turn(RunItems.key(runId, RunItems.lease(task)));
  }

  private final class Turn implements Consumer<String> {
    private final Map<String, AttributeValue> key;
    private final StringBuilder words = new StringBuilder();
    private Instant next = Instant.MIN;

    Turn(Map<String, AttributeValue> key) {
      this.key = key;
    }

    @Override
    public synchronized void accept(String piece) {
      words.append(piece);
      if (words.length() > 2 * KEPT) {
        words.delete(0, words.length() - KEPT);
      }
      Instant now = clock.instant();
      if (words.isEmpty() || now.isBefore(next)) {
        return;
      }
      next = now.plus(AT_MOST_EVERY);
      String last = words.substring(Math.max(0, words.length() - KEPT));
      try {
        dynamo.updateItem(update ->
            update
                .tableName(table)
                .key(key)
                .updateExpression("SET said = :said")
                .conditionExpression("attribute_exists(sk)")
                .expressionAttributeValues(Map.of(":said", s(last))));
      } catch (ConditionalCheckFailedException leaseIsGone) {
        words.setLength(0);
      } catch (SdkException e) {
        LOG.debug("words of a turn are not shown: {}", e.getMessage());
      }
    }
  }
}
