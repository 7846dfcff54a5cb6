package tradingagents.desk.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Run;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Quantity;
import tradingagents.model.portfolio.Portfolio;

/**
 * What claims are held against.
 *
 * @param symbol the instrument
 * @param session the newest known session
 * @param asOf the instant of its close
 * @param asOfDate the date that was asked for
 * @param currency of every price; ISO code
 * @param facts the verified snapshot, ids unique
 * @param held how much of the instrument is held; null when nobody said
 */
public record Scope(
    Symbol symbol,
    LocalDate session,
    Instant asOf,
    LocalDate asOfDate,
    String currency,
    List<Fact> facts,
    @Nullable Quantity held) {
  /** Copies the facts. */
  public Scope {
    facts = List.copyOf(facts);
  }

  /**
   * The scope of a run: all facts of its reports.
   *
   * @param run the facts so far
   * @return prices are read in the currency of what is held, US dollars when nothing is
   */
  public static Scope of(Run run) {
    Map<String, Fact> byId = new LinkedHashMap<>();
    run.all(Report.class)
        .flatMap(report -> report.facts().stream())
        .forEach(fact -> byId.putIfAbsent(fact.id(), fact));
    return of(run, List.copyOf(byId.values()));
  }

  /**
   * The scope of a run with given facts.
   *
   * @param run the facts so far
   * @param facts the verified snapshot
   * @return prices are read in the currency of what is held, US dollars when nothing is
   */
  public static Scope of(Run run, List<Fact> facts) {
    Mandate mandate = run.mandate();
    Portfolio portfolio = mandate.portfolio();
    return new Scope(
        mandate.symbol(),
        mandate.session(),
        mandate.asOf(),
        mandate.asOfDate(),
        portfolio == null ? "USD" : portfolio.currency().code(),
        facts,
        portfolio == null ? null : portfolio.quantity(mandate.symbol()));
  }
}
