package tradingagents.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.reasoning.AgentConfigJson;
import tradingagents.desk.models.AgentLlmConfig;
import tradingagents.desk.run.Step;

/**
 * The settings of an endpoint.
 *
 * @param remote the endpoint, in the name of who is signed in
 */
record RemoteAgents(Remote remote) implements AgentSettings {
  private static final String AGENTS = "/v1/agents";

  @Override
  public List<AgentLlmConfig> all() {
    List<AgentLlmConfig> all = new ArrayList<>();
    remote.get(AGENTS).path("agents").forEach(agent -> all.add(config(agent.path("llmConfig"))));
    return all;
  }

  @Override
  public AgentLlmConfig current(Step agent) {
    return config(remote.get(path(agent, "llm-config")));
  }

  @Override
  public List<AgentLlmConfig> history(Step agent) {
    List<AgentLlmConfig> all = new ArrayList<>();
    remote
        .get(path(agent, "llm-config/history"))
        .path("versions")
        .forEach(version -> all.add(config(version)));
    return all;
  }

  @Override
  public AgentLlmConfig put(AgentLlmConfig wanted, int seen) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("provider", wanted.model().provider().wireName());
    body.put("modelId", wanted.model().name());
    body.put("tier", wanted.tier().name().toLowerCase(Locale.ROOT));
    var fallbacks = body.putArray("fallbacks");
    wanted.fallbacks().forEach(fallback -> fallbacks.add(fallback.toString()));
    BigDecimal temperature = wanted.temperature();
    body.put("temperature", temperature);
    body.put("maxTokens", wanted.maxTokens()).put("apiKeyRef", wanted.apiKeyRef());
    return config(remote.put(path(wanted.agent(), "llm-config"), body, seen(seen)).json());
  }

  @Override
  public List<PromptLine> prompts(Step agent) {
    List<PromptLine> lines = new ArrayList<>();
    remote
        .get(path(agent, "prompt"))
        .path("history")
        .forEach(choice ->
            lines.add(
                new PromptLine(
                    choice.path("revision").asInt(), choice.path("version").textValue())));
    return lines;
  }

  @Override
  public void choose(Step agent, @Nullable String version) {
    int revision = remote.get(path(agent, "prompt")).path("revision").asInt();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    var _ = remote.put(path(agent, "prompt"), body.put("version", version), seen(revision));
  }

  private static AgentLlmConfig config(JsonNode document) {
    return AgentConfigJson.read(document.toString());
  }

  private static String path(Step agent, String what) {
    return AGENTS + "/" + agent.wireName() + "/" + what;
  }

  private static Map<String, String> seen(int version) {
    return Map.of("if-match", "\"v" + version + "\"");
  }

  @Override
  public void close() {
    remote.close();
  }
}
