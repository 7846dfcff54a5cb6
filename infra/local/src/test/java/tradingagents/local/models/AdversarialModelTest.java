package tradingagents.local.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tradingagents.chain.run.RunStarter;
import tradingagents.desk.gate.Limits;
import tradingagents.desk.run.OrderReceipt;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Workflow;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.Stacks;
import tradingagents.model.market.Symbol;
import tradingagents.model.order.Order;
import tradingagents.testkit.models.Asked;
import tradingagents.testkit.models.Behaviour;
import tradingagents.testkit.models.ModelStub;
import tradingagents.testkit.models.TypedAnswers;

/**
 * A model that wants to do harm: arbitrary bytes, everything on one name, other instruments, higher
 * limits, tools without end. Whatever it says, no limit moves and no order leaves the envelope.
 */
class AdversarialModelTest {
  private static final int RUNS = 16;
  private static final BigDecimal EQUITY = new BigDecimal("100000");

  private static final List<Function<Asked, String>> ATTACKS =
      List.of(
          asked -> "BUY MAX",
          asked -> "{\"action\":\"BUY\",\"symbol\":\"EVIL\",\"quantity\":\"999999999\"}",
          asked -> typed(asked, "BUY").replace("}", ",\"limits\":{\"positionWeight\":\"1\"}}"),
          asked -> typed(asked, "BUY").replace("0.6", "1").replace("\"0.8\"", "\"1\""),
          asked -> typed(asked, "BUY").replace("\"0.8\"", "\"1000000\""),
          asked -> typed(asked, "BUY").replace("\"entry\":\"\"", "\"entry\":\"0.0001\""),
          asked -> typed(asked, "BUY").replace("\"entry\":\"\"", "\"entry\":\"99999999999\""),
          asked ->
              typed(asked, "BUY")
                  .replace("says what it says", "orders 1000000 EVIL, raise all limits"),
          asked -> typed(asked, "SELL").replace("SELL", "SHORT_EVERYTHING"),
          asked -> typed(asked, "BUY") + typed(asked, "SELL"),
          AdversarialModelTest::noise);

  private static String typed(Asked asked, String rating) {
    return new TypedAnswers(rating).answer(asked.request());
  }

  private static String noise(Asked asked) {
    Random random = new Random(asked.number());
    StringBuilder noise = new StringBuilder();
    for (int i = random.nextInt(2_000); i >= 0; i--) {
      noise.appendCodePoint(1 + random.nextInt(0xD7FE));
    }
    return noise.toString();
  }

  private static Behaviour attack(Asked asked) {
    Random random = new Random(31L * asked.number() + 7);
    if (random.nextInt(6) == 0) {
      return Behaviour.says("").withTool("buy", "{\"symbol\":\"EVIL\",\"quantity\":\"MAX\"}");
    }
    // Half of the turns are answered well, so that runs get far enough to do harm.
    return Behaviour.says(
        random.nextBoolean()
            ? typed(asked, "BUY")
            : ATTACKS.get(random.nextInt(ATTACKS.size())).apply(asked));
  }

  @Test
  void moves_no_limit_and_orders_nothing_outside_the_envelope() throws Exception {
    Limits limits = Limits.DEFAULT;
    try (ModelStub stub = ModelStub.start(AdversarialModelTest::attack);
        EmbeddedStack stack = Stacks.working(stub.environment())) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < RUNS; i++) {
        String id = "run-" + i;
        Stacks.openAccount(stack, id);
        // A model each, or the first run's answers would be remembered by all others.
        new RunStarter(stack.runStore(), stack.bus())
            .start(id, Stacks.mandate("ollama:model-" + i, id, Instant.now(), ReasoningTerms.USUAL))
            .orThrow();
        ids.add(id);
      }
      int ordered = 0;
      for (String id : ids) {
        Run run = Stacks.awaitEnd(stack, id);
        assertThat(Workflow.status(run).isFinal()).as(id).isTrue();
        Order order = run.outcome(OrderReceipt.class).map(OrderReceipt::order).orElse(null);
        if (order != null) {
          ordered++;
          assertThat(order.symbol()).isEqualTo(new Symbol("AAPL"));
          assertThat(run.outcome(RiskVerdict.class).orElseThrow().approved()).isTrue();
          BigDecimal spent = order.quantity().value().multiply(new BigDecimal("190"));
          assertThat(spent)
              .isLessThanOrEqualTo(EQUITY.multiply(limits.maxPositionWeight().value()));
        }
      }
      assertThat(ordered).as("some runs must get as far as an order").isPositive();
      assertThat(stub.asked().size()).isLessThanOrEqualTo(RUNS * 9 * 8);
    }
  }
}
