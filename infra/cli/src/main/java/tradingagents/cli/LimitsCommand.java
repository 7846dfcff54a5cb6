package tradingagents.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tradingagents.desk.gate.Limits;
import tradingagents.desk.gate.LimitsText;

/** What the risk check on this machine allows. */
@Command(
    name = "limits",
    mixinStandardHelpOptions = true,
    description = "Shows the limits of this machine's risk check (RISK_LIMITS), or reads a text.")
final class LimitsCommand implements Callable<Integer> {
  private static final String ROW = "%-23s %-14s %-34s %s";

  private final Session session;

  @Option(
      names = "--check",
      paramLabel = "TEXT",
      description = "Limits to read instead, such as 'max-order-value=25000; restricted=GME'.")
  private @Nullable String text;

  LimitsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String given = text == null ? session.environment().text("RISK_LIMITS", "") : text;
    Limits limits = LimitsText.parse(given);
    PrintStream out = session.terminal().out();
    out.println(ROW.formatted("LIMIT", "VALUE", "ALLOWED", "MEANING"));
    for (LimitsText.Name name : LimitsText.Name.values()) {
      out.println(ROW.formatted(name.text(), name.of(limits), name.range(), name.meaning()));
    }
    return ExitCode.CLOSED;
  }
}
