package tradingagents.local.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import tradingagents.broker.SwitchStand;
import tradingagents.broker.SwitchStand.Change;
import tradingagents.broker.TradingSwitch;
import tradingagents.desk.gate.TradingState;
import tradingagents.local.table.TableEngine;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/** Whoever acts on a switch that was thrown since they looked at it does not loosen it. */
class TradingSwitchTest {
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
  private static final String TABLE = "ledger";

  private final TableEngine engine = TableEngine.inMemory();
  private final DynamoDbClient client = DynamoLedgerTest.client(engine);
  private final TradingSwitch trading =
      new TradingSwitch(client, TABLE, () -> UUID.randomUUID().toString());

  @BeforeEach
  void create() {
    client.createTable(table ->
        table
            .tableName(TABLE)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                DynamoLedgerContract.attribute("pk"), DynamoLedgerContract.attribute("sk"))
            .keySchema(
                DynamoLedgerContract.key("pk", KeyType.HASH),
                DynamoLedgerContract.key("sk", KeyType.RANGE)));
  }

  @AfterEach
  void close() {
    client.close();
    engine.close();
  }

  private static Change by(String who, long second) {
    return new Change(who, NOW.plusSeconds(second), "because");
  }

  private SwitchStand seen() {
    return trading.read().orThrow();
  }

  private TradingState state() {
    return seen().control().state();
  }

  private static Reason reason(Result<Boolean> result) {
    return result instanceof Result.Err<Boolean>(Failure failure) ? failure.reason() : null;
  }

  @Test
  void a_request_to_reduce_that_comes_after_a_halt_leaves_it_halted() {
    assertThat(trading.reduce(by("tom", 0)).orThrow()).as("never thrown before").isTrue();
    assertThat(state()).isEqualTo(TradingState.REDUCING);
    trading.halt(by("tom", 1)).orThrow();

    assertThat(trading.reduce(by("ada", 2)).orThrow()).isFalse();

    assertThat(state()).isEqualTo(TradingState.HALTED);
    assertThat(trading.history(9).orThrow()).hasSize(2);
  }

  @Test
  void every_throw_counts_the_epoch_up_even_to_the_same_state() {
    trading.halt(by("tom", 0)).orThrow();
    long epoch = seen().control().epoch();
    trading.halt(by("tom", 1)).orThrow();

    assertThat(seen().control().epoch()).isEqualTo(epoch + 1);
  }

  @Test
  void a_wish_is_seconded_only_as_it_was_seen() {
    trading.halt(by("tom", 0)).orThrow();
    assertThat(trading.loosen(seen(), TradingState.ACTIVE, by("ada", 1), 2).orThrow()).isFalse();
    SwitchStand withAdasWish = seen();
    // Before Bob's yes arrives, Ada has come to want less, and then something bad happens.
    trading.loosen(seen(), TradingState.REDUCING, by("ada", 2), 2).orThrow();
    assertThat(reason(trading.loosen(withAdasWish, TradingState.ACTIVE, by("bob", 3), 2)))
        .isEqualTo(Reason.CONFLICT);
    SwitchStand withTheNewWish = seen();
    trading.halt(by("tom", 4)).orThrow();
    assertThat(reason(trading.loosen(withTheNewWish, TradingState.REDUCING, by("bob", 5), 2)))
        .isEqualTo(Reason.CONFLICT);

    assertThat(state()).isEqualTo(TradingState.HALTED);
  }

  @Test
  void two_people_loosen_it_and_both_are_named() {
    trading.halt(by("tom", 0)).orThrow();
    trading.loosen(seen(), TradingState.ACTIVE, by("ada", 1), 2).orThrow();
    assertThat(trading.loosen(seen(), TradingState.ACTIVE, by("ada", 2), 2).orThrow()).isFalse();
    assertThat(trading.loosen(seen(), TradingState.ACTIVE, by("bob", 3), 2).orThrow()).isTrue();

    assertThat(state()).isEqualTo(TradingState.ACTIVE);
    assertThat(trading.history(1).orThrow().getFirst().askedBy()).isEqualTo(Optional.of("ada"));
  }

  @Test
  void one_person_who_is_enough_seconds_nobody() {
    trading.halt(by("tom", 0)).orThrow();
    trading.loosen(seen(), TradingState.REDUCING, by("ada", 1), 2).orThrow();
    assertThat(trading.loosen(seen(), TradingState.ACTIVE, by("bob", 2), 1).orThrow()).isTrue();

    assertThat(trading.history(1).orThrow().getFirst().askedBy()).isEmpty();
  }
}
