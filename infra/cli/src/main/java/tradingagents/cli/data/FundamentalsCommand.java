package tradingagents.cli.data;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tradingagents.chain.vendor.MarketJson;
import tradingagents.chain.vendor.Question;
import tradingagents.model.market.CompanyProfile;
import tradingagents.model.market.Concept;
import tradingagents.model.market.FundamentalFact;
import tradingagents.model.market.Fundamentals;
import tradingagents.model.market.Symbol;

/** Prints a company's accounts as they were known. */
@Command(
    name = "fundamentals",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints the newest number of each line of the accounts, and when it was known.")
public final class FundamentalsCommand implements Callable<Integer> {
  private static final String ROW = "%-20s %20s %-11s %-23s %-6s %s";

  private final DataPlace place;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "Such as AAPL.")
  private String symbol = "";

  @Option(names = "--as-of", description = "What was known on that date. Default: now.")
  private @Nullable String asOf;

  @Mixin private Asking asking = new Asking();

  /** Typed somewhere. */
  public FundamentalsCommand(DataPlace place) {
    this.place = place;
  }

  @Override
  public Integer call() {
    Symbol asked = Asking.symbol(symbol);
    Instant known = Asking.asOf(asOf, place.clock().instant());
    String vendor = asking.vendor();
    return asking.ask(
        place,
        feeds -> KnownThen.of(feeds.vendors().ask(vendor, new Question.Accounts(asked)), known),
        this::text);
  }

  private String text(Fundamentals accounts) {
    if (asking.json()) {
      return MarketJson.write(accounts).json();
    }
    StringBuilder table = new StringBuilder();
    CompanyProfile profile = accounts.profile();
    table.append(accounts.symbol()).append(", ").append(accounts.stamp().vendor());
    if (profile != null) {
      table.append(", ").append(profile.name());
    }
    table.append(System.lineSeparator());
    table.append(ROW.formatted("line", "value", "unit", "period", "form", "known at"));
    for (Concept concept : Concept.values()) {
      accounts
          .latest(concept)
          .ifPresent(fact -> table.append(System.lineSeparator()).append(row(fact)));
    }
    return table.toString();
  }

  private static String row(FundamentalFact fact) {
    String period = (fact.from() == null ? "" : fact.from() + "/") + fact.to();
    return ROW.formatted(
        fact.concept(),
        fact.value().toPlainString(),
        fact.unit(),
        period,
        fact.form(),
        fact.knownAt());
  }
}
