package tradingagents.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.Env;
import tradingagents.chain.log.Logs;
import tradingagents.desk.gate.LimitsText;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.EmulatedStack;
import tradingagents.local.LocalRuns;
import tradingagents.local.LocalTables;
import tradingagents.local.provision.Emulator;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** What every command needs: where it is typed, the time, and how to reach the embedded stack. */
final class Session {
  private static final int LAST_PORT = 65_535;
  private static final Pattern OF_FUNCTIONS =
      Pattern.compile(
          "(OPENAI|ANTHROPIC|GEMINI|GOOGLE|OLLAMA|BEDROCK|MODEL)_.*|.*_API_KEY|PROMPTS_DIR"
              + "|AWS_BEARER_TOKEN_BEDROCK|AWS_ENDPOINT_URL_BEDROCK_RUNTIME|AWS_REGION"
              + "|(RUN|USER_DAY|DAY)_BUDGET_USD|BENCHMARK_SYMBOL|RISK_LIMITS"
              + "|DATASET|DATA_CHAIN_[A-Z]+|CACHE_SECONDS_[A-Z]+|QUOTE_MAX_AGE_SECONDS"
              + "|VENDOR_TIMEOUT_SECONDS|CSV_FOLDER|EDGAR_CONTACT|ALPACA_API_[A-Z_]+|ALPACA_FEED"
              + "|(TIINGO|ALPACA|YAHOO|ALPHAVANTAGE|EDGAR|FRED|CSV)_"
              + "(BASE_URL|CALLS_PER_MINUTE|CALLS_PER_DAY)");

  private final Terminal terminal;
  private final InstantSource clock;

  Session(Terminal terminal, InstantSource clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  Terminal terminal() {
    return terminal;
  }

  InstantSource clock() {
    return clock;
  }

  /** The variables of this terminal. */
  Env environment() {
    return new Env(terminal.variables());
  }

  /** The data folder: as asked, else the user's data folder of this system. */
  Path data(@Nullable Path asked) {
    if (asked != null) {
      return asked.toAbsolutePath();
    }
    String home = terminal.variable("HOME", terminal.variable("USERPROFILE", "."));
    String xdg = terminal.variable("XDG_DATA_HOME", home + "/.local/share");
    String windows = terminal.variable("LOCALAPPDATA", "");
    return Path.of(windows.isEmpty() ? xdg : windows).resolve("tradingagents").toAbsolutePath();
  }

  /** The root template: beside the launcher. */
  Path template() {
    Path home = Path.of(terminal.variable("TRADINGAGENTS_HOME", "."));
    Path template = home.resolve("template.yaml").toAbsolutePath();
    if (!Files.isRegularFile(template)) {
      throw new FailureException(
          Reason.UNAVAILABLE,
          "template.yaml is not in " + home.toAbsolutePath() + "; set TRADINGAGENTS_HOME");
    }
    return template;
  }

  /** Starts the stack on a data folder. */
  EmbeddedStack start(Path data) {
    return start(data, true);
  }

  /** Starts the stack without working on any run: its tables and functions can be used. */
  EmbeddedStack startIdle(Path data) {
    return start(data, false);
  }

  /** Starts at an emulator; the folder is for the log and the first password. */
  EmulatedStack startAt(Emulator endpoint, Path folder) {
    writable(folder);
    logTo(folder);
    return EmulatedStack.start(
        new EmulatedStack.Setup(
            template(), endpoint, Optional.of(folder), clock, UUID.randomUUID().toString()));
  }

  private EmbeddedStack start(Path data, boolean working) {
    writable(data);
    logTo(data);
    return EmbeddedStack.start(
        new EmbeddedStack.Setup(
            template(),
            Optional.of(data),
            clock,
            UUID.randomUUID().toString(),
            functionVariables(),
            working));
  }

  /** Opens the runs of a data folder to look at; one that nothing was run in is NOT_FOUND. */
  LocalRuns runs(@Nullable Path asked) {
    Path data = data(asked);
    if (!LocalRuns.exists(data)) {
      throw new FailureException(Reason.NOT_FOUND, "nothing was run in " + data + " yet");
    }
    writable(data);
    logTo(data);
    return LocalRuns.open(template(), data, clock);
  }

  /** What the functions may know of this terminal: where models and vendors are, how to pay. */
  private Map<String, String> functionVariables() {
    // What the risk check could not read it would refuse everything by: say so before it starts.
    var _ = LimitsText.parse(terminal.variable("RISK_LIMITS", ""));
    return terminal.variables().entrySet().stream()
        .filter(variable -> OF_FUNCTIONS.matcher(variable.getKey()).matches())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Opens the tables of a data folder; nothing is started. */
  LocalTables tables(Path data) {
    writable(data);
    logTo(data);
    return LocalTables.open(template(), data, clock);
  }

  private void logTo(Path data) {
    Logs.toFile(data.resolve("desk.log"), new Env(terminal.variables()));
  }

  /** Makes a folder and checks that it can be written. */
  static void writable(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".probe", ""));
    } catch (IOException e) {
      throw new FailureException(
          new Failure(Reason.UNAVAILABLE, "the folder " + folder + " cannot be written" + why(e)),
          e);
    }
  }

  /** Why in words; a path alone says no more than the sentence it ends. */
  static String why(IOException e) {
    return switch (e) {
      case FileAlreadyExistsException there -> ": a file is in its place";
      case AccessDeniedException denied -> ": no permission";
      case FileSystemException other -> other.getReason() == null ? "" : ": " + other.getReason();
      default -> ": " + e.getMessage();
    };
  }

  /** Refuses what is no port. */
  static void checkPort(int port) {
    if (port < 0 || port > LAST_PORT) {
      throw new FailureException(Reason.INVALID, "a port is 0 to " + LAST_PORT + ", not " + port);
    }
  }

  /** What secrets are drawn from. */
  RandomGenerator chance() {
    return new SecureRandom();
  }

  /** A new idempotency key: unique. */
  String newKey() {
    return UUID.randomUUID().toString();
  }

  /** A new run's id: sorts by time, unique. */
  String newRunId() {
    String stamp = clock.instant().toString().replaceAll("[-:]|\\..*|Z", "").replace('T', '-');
    String unique = HexFormat.of().toHexDigits(UUID.randomUUID().getMostSignificantBits());
    return "run-" + stamp + "-" + unique.substring(0, 8);
  }
}
