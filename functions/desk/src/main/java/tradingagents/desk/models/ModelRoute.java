package tradingagents.desk.models;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.roster.Agent.Tier;

/** Which models may be asked for an agent in a run, in order: said once, for runs and quotes. */
public final class ModelRoute {
  private ModelRoute() {}

  /**
   * The route of an agent. A run that names a model is answered by that one, for the deep tier by
   * the deep model where one is named, and by no other; a run of {@code agents} by each agent's own
   * configuration with its fallbacks, the deep model before them.
   *
   * @param choice who reasons in the run: a model, or each agent's own
   * @param deepModel of the deep tier, or null
   * @param config the agent's
   * @return at least one, none twice
   * @throws IllegalArgumentException when the run calls no model, or the deep model is malformed
   */
  public static List<ModelId> of(
      ModelChoice choice, @Nullable String deepModel, AgentLlmConfig config) {
    @Nullable ModelId deep = deepModel == null ? null : ModelId.parse(deepModel);
    SequencedSet<ModelId> route = new LinkedHashSet<>();
    if (deep != null && config.tier() == Tier.DEEP) {
      route.add(deep);
    }
    switch (choice) {
      case ModelChoice.Agents agents -> {
        route.add(config.model());
        route.addAll(config.fallbacks());
      }
      case ModelChoice.Model(ModelId id) -> {
        route.add(id);
        if (deep != null) {
          route.add(deep);
        }
      }
      case ModelChoice.Rules rules -> throw new IllegalArgumentException("rules call no model");
      case ModelChoice.Script script ->
          throw new IllegalArgumentException("a script calls no model");
    }
    return List.copyOf(route);
  }
}
