package tradingagents.agents;

import io.micronaut.context.BeanContext;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.agents.data.Dossier;
import tradingagents.agents.llm.ModelFactory;
import tradingagents.agents.memory.Remembering;
import tradingagents.agents.memory.Settler;
import tradingagents.chain.Env;
import tradingagents.chain.market.TableNews;
import tradingagents.chain.reasoning.DynamoMemories;
import tradingagents.chain.run.ScriptTable;
import tradingagents.chain.vendor.KnownAnswers;
import tradingagents.desk.memory.PlainReflection;
import tradingagents.desk.memory.SettlementTerms;
import tradingagents.desk.port.MarketData;
import tradingagents.desk.port.RunStore;
import tradingagents.desk.sizing.TargetWeights;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Symbol;

/** What the agents are wired from. */
final class AgentsFactory {
  private static final String HORIZON = "MEMORY_HORIZON_SESSIONS";
  private static final int USUAL_HORIZON_SESSIONS = 5;
  private static final String BENCHMARK = "BENCHMARK_SYMBOL";

  private AgentsFactory() {}

  static AgentWorker worker(BeanContext beans) {
    ScriptTable scripts =
        new ScriptTable(
            beans.getBean(DynamoDbClient.class), beans.getBean(Env.class).required("RUNS_TABLE"));
    // Made when it is asked for: rules ask nobody, and pay for no class of it.
    return new AgentWorker(
        new AgentWorker.Sources(
            beans.getBean(MarketData.class),
            new Dossier(
                new TableNews(
                    beans.getBean(DynamoDbClient.class),
                    beans.getBean(Env.class).required("MARKET_TABLE")),
                beans.getBean(KnownAnswers.class)),
            (symbol, facts, asOf, atMost) -> memories(beans).relevant(symbol, facts, asOf, atMost)),
        new Reasoners(scripts::get, () -> ModelFactory.of(beans)),
        TargetWeights.DEFAULT);
  }

  private static DynamoMemories memories(BeanContext beans) {
    return new DynamoMemories(
        beans.getBean(DynamoDbClient.class), beans.getBean(Env.class).required("REASONING_TABLE"));
  }

  static ReflectOnce reflection(BeanContext beans) {
    DynamoMemories memories = memories(beans);
    InstantSource clock = beans.getBean(InstantSource.class);
    SettlementTerms terms = terms(beans.getBean(Env.class));
    return new ReflectOnce(
        new Remembering(beans.getBean(RunStore.class), memories, terms, clock),
        new Settler(memories, beans.getBean(MarketData.class), new PlainReflection(), clock));
  }

  private static SettlementTerms terms(Env env) {
    String benchmark = env.text(BENCHMARK, "");
    try {
      return new SettlementTerms(
          env.count(HORIZON, USUAL_HORIZON_SESSIONS),
          benchmark.isEmpty() || benchmark.equals("none") ? null : Symbol.parse(benchmark));
    } catch (IllegalArgumentException e) {
      throw new FailureException(Reason.INVALID, BENCHMARK + ": " + e.getMessage());
    }
  }
}
