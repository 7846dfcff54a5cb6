package tradingagents.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.TradingCalendar;

/** Prints the exchange's closures and early closes. */
@Command(
    name = "calendar",
    mixinStandardHelpOptions = true,
    description = "Lists the closures and early closes of US equities (weekdays only).")
final class CalendarCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--from", required = true, description = "First date, YYYY-MM-DD.")
  private String from = "";

  @Option(names = "--to", required = true, description = "Last date, YYYY-MM-DD.")
  private String to = "";

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  CalendarCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    LocalDate first = Dates.parse("--from", from);
    LocalDate last = Dates.parse("--to", to);
    if (last.isBefore(first)) {
      throw new FailureException(
          Reason.INVALID, "--to " + last + " is before --from " + first + "; swap them");
    }
    TradingCalendar calendar = TradingCalendar.usEquities();
    List<LocalDate> closures = calendar.closures(first, last);
    List<LocalDate> early = calendar.earlyCloses(first, last);
    if (json) {
      session
          .terminal()
          .out()
          .println("{\"closures\":" + array(closures) + ",\"earlyCloses\":" + array(early) + "}");
      return ExitCode.CLOSED;
    }
    closures.forEach(date ->
        session
            .terminal()
            .out()
            .println(date + "  closed  " + calendar.whyClosed(date).orElse("")));
    early.forEach(date -> session.terminal().out().println(date + "  closes at 13:00"));
    return ExitCode.CLOSED;
  }

  private static String array(List<LocalDate> dates) {
    return dates.stream()
        .map(date -> '"' + date.toString() + '"')
        .collect(Collectors.joining(",", "[", "]"));
  }
}
