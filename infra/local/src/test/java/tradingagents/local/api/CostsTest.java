package tradingagents.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.reasoning.DynamoCostBook;
import tradingagents.desk.models.Budgets;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Tenants;
import tradingagents.desk.models.Tokens;
import tradingagents.desk.port.CostBook.Call;
import tradingagents.desk.port.CostBook.Hold;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.Stacks;
import tradingagents.local.api.Api.Answer;

/** Costs as a caller asks for them. */
class CostsTest {
  private static final String COSTS = "GET /v1/costs";
  private static final ModelId MINI = ModelId.parse("openai:gpt-5.4-mini");

  private static EmbeddedStack stack;
  private static Api api;

  @BeforeAll
  static void start() {
    stack = Stacks.working(Optional.empty());
    api = new Api(stack, "ada");
    spend("c1", Step.TRADER, "2099-05-10T12:00:00Z", "0.123456789012");
    spend("c2", Step.TRADER, "2099-05-11T12:00:00Z", "0.3");
    spend("c3", Step.PORTFOLIO_MANAGER, "2099-05-11T23:59:59Z", null);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  private static void spend(String id, Step step, String at, String usd) {
    DynamoDbClient client = stack.dynamo();
    DynamoCostBook book =
        new DynamoCostBook(
            client,
            stack.template().table("ReasoningTable").name(),
            Budgets.USUAL,
            DynamoCostBook.Pause.SLEEP);
    Call call = new Call(id, "run-1", Task.of(step), Tenants.HOME, "ada", Instant.parse(at), null);
    Hold hold = book.hold(call, new BigDecimal("0.45")).orThrow();
    if (usd != null) {
      book.settle(hold, MINI, new Tokens(10, 200, 3000, 40, false), new BigDecimal(usd)).orThrow();
    }
  }

  @Test
  void costs_are_added_up_exactly_by_agent_with_what_is_not_settled() {
    JsonNode costs =
        api.call(COSTS, "", Map.of("from", "2099-05-01", "to", "2099-05-11", "by", "agent")).json();

    JsonNode trader = costs.path("rows").path(1);
    assertThat(trader.path("key").textValue()).isEqualTo("trader");
    assertThat(trader.path("costUsd").textValue()).isEqualTo("0.423456789012");
    assertThat(trader.path("tokensIn").intValue()).isEqualTo(6420);
    assertThat(trader.path("tokensCached").intValue()).isEqualTo(400);
    assertThat(trader.path("calls").intValue()).isEqualTo(2);
    JsonNode manager = costs.path("rows").path(0);
    assertThat(manager.path("unsettledCalls").intValue()).isEqualTo(1);
    assertThat(manager.path("unsettledUsd").textValue()).isEqualTo("0.45");
    assertThat(costs.path("total").path("costUsd").textValue()).isEqualTo("0.423456789012");
    assertThat(costs.path("total").path("unsettledUsd").textValue()).isEqualTo("0.45");
  }

  @ParameterizedTest
  @CsvSource({
    "model, 2099-05-11, 'openai:gpt-5.4-mini=0.3,unsettled=0'",
    "day,   2099-05-10, '2099-05-10=0.123456789012,2099-05-11=0.3'",
    "run,   2099-05-10, 'run-1=0.423456789012'",
  })
  void rows_are_what_is_asked_for(String by, String from, String rows) {
    JsonNode costs = api.call(COSTS, "", Map.of("by", by, "from", from, "to", "2099-05-11")).json();

    StringBuilder seen = new StringBuilder();
    for (JsonNode row : costs.path("rows")) {
      seen.append(seen.isEmpty() ? "" : ",").append(row.path("key").textValue());
      seen.append('=').append(row.path("costUsd").textValue());
    }
    assertThat(seen).hasToString(rows);
  }

  @Test
  void todays_budgets_are_the_callers_and_everybodys() {
    Answer answer = new Api(stack, "bob", "viewer").call(COSTS, "", Map.of());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("rows")).isEmpty();
    JsonNode budgets = answer.json().path("budgets");
    assertThat(budgets).hasSize(2);
    assertThat(budgets.path(0).path("name").textValue()).startsWith("the budget of bob for ");
    assertThat(budgets.path(1).path("name").textValue()).startsWith("the budget of all for ");
    assertThat(budgets.path(1).path("limitUsd").textValue()).isEqualTo("20");
    assertThat(budgets.path(1).path("leftUsd").textValue()).isEqualTo("20");
  }

  @ParameterizedTest
  @CsvSource({
    "by,   hour,       '''by'' is one of [agent, model, run, day], not ''hour'''",
    "from, 2018-13-01, '''from'' must be a date such as 2026-11-26, not ''2018-13-01'''",
    "to,   yesterday,  '''to'' must be a date such as 2026-11-26, not ''yesterday'''",
    "from, 2999-01-01, '''from'' is no later than ''to'''",
    "from, 2001-01-01, 'at most 366 days are added up, not 2001-01-01 to '",
  })
  void what_means_nothing_is_refused_with_what_is_allowed(
      String name, String value, String detail) {
    Answer refused = api.call(COSTS, "", Map.of(name, value));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("code").textValue()).isEqualTo("invalid_request");
    assertThat(refused.json().path("detail").textValue()).startsWith(detail);
  }
}
