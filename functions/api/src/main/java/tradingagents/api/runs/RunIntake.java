package tradingagents.api.runs;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import tradingagents.chain.http.Fingerprint;
import tradingagents.chain.ledger.AccountOpening;
import tradingagents.chain.run.RunStarter;
import tradingagents.desk.port.MarketData;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.SessionChoice;
import tradingagents.model.failure.Result;
import tradingagents.model.market.TradingCalendar;

/**
 * From a request to a run, the same for callers and schedules: the session is chosen from the data,
 * the account is there, the run is stored and announced. A request that comes again finds its run.
 */
public final class RunIntake {
  private final MarketData market;
  private final AccountOpening accounts;
  private final RunStarter starter;
  private final InstantSource clock;
  private final String usualDataset;
  private final TradingCalendar calendar = TradingCalendar.usEquities();
  private final AtomicBoolean paperIsOpen = new AtomicBoolean();

  /**
   * An intake.
   *
   * @param market prices, to choose the session
   * @param accounts opens them
   * @param starter stores and announces
   * @param clock the time
   * @param usualDataset whose prices a request means that names none
   */
  public RunIntake(
      MarketData market,
      AccountOpening accounts,
      RunStarter starter,
      InstantSource clock,
      String usualDataset) {
    this.market = market;
    this.accounts = accounts;
    this.starter = starter;
    this.clock = clock;
    this.usualDataset = usualDataset;
  }

  /**
   * A run that was begun.
   *
   * @param run as stored
   * @param choice which session was chosen
   * @param isNew whether this request began it, not an earlier one
   */
  public record Begun(Run run, SessionChoice choice, boolean isNew) {}

  /**
   * Begins a run.
   *
   * @param runId unique to the request
   * @param request what is asked
   * @param origin where it comes from
   * @return CONFLICT when the id belongs to another request; INVALID for a date without data;
   *     NOT_FOUND for an unknown symbol
   */
  public Result<Begun> begin(String runId, RunRequest request, Origin origin) {
    Instant now = clock.instant();
    String dataset = dataset(request.terms());
    SessionChoice choice =
        SessionChoice.of(
            market.bars(dataset, request.symbol(), now).orThrow(), calendar, request.asOf());
    String account = request.account(runId);
    if (request.portfolio() != null || !paperIsOpen.get()) {
      accounts.open(account, request.initial()).orThrow();
      paperIsOpen.compareAndSet(false, request.portfolio() == null);
    }
    Mandate mandate =
        new Mandate(
            request.symbol(),
            choice.asOfDate(),
            choice.session().date(),
            choice.session().close(),
            request.terms().analysts(),
            request.terms().depth(),
            request.terms().model(),
            dataset,
            account,
            request.portfolio(),
            request.terms().approvalRequired(),
            false,
            now,
            request.deadline(now),
            origin,
            request.terms().reasoning());
    return starter
        .start(runId, mandate)
        .map(run -> new Begun(run, choice, run.mandate().createdAt().equals(now)));
  }

  /**
   * Whose prices count.
   *
   * @param terms which may name them
   * @return theirs, else what the desk is set to
   */
  public String dataset(Terms terms) {
    String named = terms.dataset();
    return named == null ? usualDataset : named;
  }

  /**
   * A short name of texts, the same for the same texts.
   *
   * @param texts in order
   * @return 64 hexadecimal digits
   */
  public static String hash(String... texts) {
    return Fingerprint.of(texts);
  }
}
