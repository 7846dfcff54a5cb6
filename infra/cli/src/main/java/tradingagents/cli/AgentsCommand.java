package tradingagents.cli;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tradingagents.chain.reasoning.AgentConfigJson;
import tradingagents.desk.models.AgentLlmConfig;
import tradingagents.desk.models.ModelChecks;
import tradingagents.desk.models.ReasoningWords;
import tradingagents.desk.run.Step;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** Which model each agent uses. */
@Command(
    name = "agents",
    mixinStandardHelpOptions = true,
    description =
        "Shows and changes which model each agent uses: of --data, else of the endpoint where you"
            + " are signed in, else of your data folder.",
    subcommands = {AgentsCommand.Listing.class, AgentsCommand.Config.class})
final class AgentsCommand implements Callable<Integer> {
  private static final String ROW = "%-21s %-5s %-52s %-11s %10s %s";
  private static final String NONE = "-";

  private final Session session;

  AgentsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return new Listing(session).call();
  }

  /** All agents. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the agents and which model each uses.")
  static final class Listing implements Callable<Integer> {
    private final Session session;

    @Option(names = "--data", description = "Where state is kept. Default: your data folder.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    Listing(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      PrintStream out = session.terminal().out();
      try (AgentSettings settings = AgentSettings.of(session, data)) {
        List<AgentLlmConfig> all = settings.all();
        if (json) {
          out.println(array(all));
        } else {
          out.println(
              ROW.formatted("AGENT", "TIER", "MODEL", "TEMPERATURE", "MAX TOKENS", "VERSION"));
          all.forEach(config -> out.println(Terminal.plain(row(config))));
        }
        return ExitCode.CLOSED;
      }
    }
  }

  private static String array(List<AgentLlmConfig> configs) {
    return configs.stream().map(AgentConfigJson::write).collect(Collectors.joining(",", "[", "]"));
  }

  private static String row(AgentLlmConfig config) {
    return ROW.formatted(
        config.agent(),
        tier(config),
        config.model(),
        temperature(config),
        config.maxTokens(),
        config.version());
  }

  private static String tier(AgentLlmConfig config) {
    return config.tier().name().toLowerCase(Locale.ROOT);
  }

  private static String temperature(AgentLlmConfig config) {
    BigDecimal temperature = config.temperature();
    return temperature == null ? NONE : temperature.toPlainString();
  }

  /** One agent. */
  @Command(
      name = "config",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Shows which model an agent uses, or changes it as a new version.")
  static final class Config implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "AGENT", description = "Such as trader; see 'agents'.")
    private String name = "";

    @Mixin private ConfigOptions changes = new ConfigOptions();

    @Option(names = "--history", description = "Lists all versions, newest first.")
    private boolean history;

    @Option(
        names = "--rollback",
        paramLabel = "VERSION",
        description = "Returns to an earlier version; 0 is what the desk comes with.")
    private @Nullable Integer rollback;

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    @Option(names = "--data", description = "Where state is kept. Default: your data folder.")
    private @Nullable Path data;

    Config(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      Step agent = ModelOptions.read("the agent", name, ReasoningWords::agent);
      int asked = (history ? 1 : 0) + (rollback == null ? 0 : 1) + (changes.areTyped() ? 1 : 0);
      if (asked > 1) {
        throw new FailureException(
            Reason.INVALID, "--history, --rollback and changes do not go together");
      }
      ModelChecks checks = ModelOptions.checks(session.terminal());
      changes.check(checks);
      try (AgentSettings settings = AgentSettings.of(session, data)) {
        if (history) {
          show(settings.history(agent));
        } else {
          show(config(settings, agent, checks));
        }
        return ExitCode.CLOSED;
      }
    }

    private AgentLlmConfig config(AgentSettings settings, Step agent, ModelChecks checks) {
      AgentLlmConfig current = settings.current(agent);
      if (rollback == null && !changes.areTyped()) {
        return current;
      }
      AgentLlmConfig wanted =
          rollback == null
              ? changes.applied(current, checks)
              : earlier(settings.history(agent), rollback);
      LocalDate today = LocalDate.ofInstant(session.clock().instant(), ZoneOffset.UTC);
      List<ModelChecks.Wrong> wrong = checks.wrong(wanted, today);
      if (!wrong.isEmpty()) {
        throw new FailureException(
            Reason.INVALID,
            "the %s cannot use that: %s"
                .formatted(
                    agent,
                    wrong.stream()
                        .map(one -> ConfigOptions.option(one.part()) + " " + one.detail())
                        .collect(Collectors.joining("; "))));
      }
      return settings.put(wanted, current.version());
    }

    private AgentLlmConfig earlier(List<AgentLlmConfig> versions, int version) {
      return versions.stream()
          .filter(one -> one.version() == version)
          .findFirst()
          .orElseThrow(() ->
              new FailureException(
                  Reason.NOT_FOUND,
                  "the %s has no version %d of its configuration: it has %s"
                      .formatted(
                          name,
                          version,
                          versions.stream()
                              .map(one -> Integer.toString(one.version()))
                              .collect(Collectors.joining(", ")))));
    }

    private void show(List<AgentLlmConfig> versions) {
      PrintStream out = session.terminal().out();
      if (json) {
        out.println(array(versions));
        return;
      }
      out.println(ROW.formatted("AGENT", "TIER", "MODEL", "TEMPERATURE", "MAX TOKENS", "VERSION"));
      versions.forEach(config -> out.println(Terminal.plain(row(config))));
    }

    private void show(AgentLlmConfig config) {
      PrintStream out = session.terminal().out();
      if (json) {
        out.println(AgentConfigJson.write(config));
        return;
      }
      List<String> lines = new ArrayList<>();
      lines.add("agent        " + config.agent());
      lines.add("version      " + config.version());
      lines.add("tier         " + tier(config));
      lines.add("model        " + config.model());
      String fallbacks =
          config.fallbacks().stream().map(Object::toString).collect(Collectors.joining(", "));
      lines.add("fallbacks    " + (fallbacks.isEmpty() ? NONE : fallbacks));
      lines.add("temperature  " + temperature(config));
      lines.add("max tokens   " + config.maxTokens());
      String ref = config.apiKeyRef();
      lines.add("key          " + (ref == null ? "the provider's usual place" : ref));
      lines.add("updated at   " + (config.version() == 0 ? NONE : config.updatedAt()));
      lines.forEach(line -> out.println(Terminal.plain(line)));
    }
  }
}
