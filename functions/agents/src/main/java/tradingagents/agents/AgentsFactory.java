package tradingagents.agents;

import io.micronaut.context.BeanContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.Env;
import tradingagents.chain.market.TableNews;
import tradingagents.chain.run.ScriptTable;
import tradingagents.desk.port.MarketData;
import tradingagents.desk.sizing.TargetWeights;

/** What the agents are wired from. */
final class AgentsFactory {
  private AgentsFactory() {}

  static AgentWorker worker(BeanContext beans) {
    ScriptTable scripts =
        new ScriptTable(
            beans.getBean(DynamoDbClient.class), beans.getBean(Env.class).required("RUNS_TABLE"));
    return new AgentWorker(
        beans.getBean(MarketData.class),
        new TableNews(
            beans.getBean(DynamoDbClient.class), beans.getBean(Env.class).required("MARKET_TABLE")),
        new Reasoners(scripts::get)::of,
        TargetWeights.DEFAULT);
  }
}
