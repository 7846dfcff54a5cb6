package tradingagents.agents;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.Env;
import tradingagents.chain.run.ScriptTable;
import tradingagents.desk.port.MarketData;

/** What the agents are wired from. */
@Factory
final class AgentsFactory {
  @Singleton
  AgentWorker worker(MarketData market, DynamoDbClient dynamo, Env env) {
    ScriptTable scripts = new ScriptTable(dynamo, env.required("RUNS_TABLE"));
    return new AgentWorker(market, new Reasoners(scripts::get)::of);
  }
}
