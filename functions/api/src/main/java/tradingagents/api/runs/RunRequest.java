package tradingagents.api.runs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.http.Fields;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.portfolio.Lot;
import tradingagents.model.portfolio.Portfolio;
import tradingagents.model.portfolio.Position;

/**
 * What a caller asks a run for.
 *
 * @param symbol the instrument
 * @param asOf null for the last session that can be filled
 * @param terms how it is to be done
 * @param portfolio what is held; null for the paper account and "no portfolio given"
 */
public record RunRequest(
    Symbol symbol, @Nullable LocalDate asOf, Terms terms, @Nullable Portfolio portfolio) {
  private static final int MOST_POSITIONS = 500;
  private static final Duration DEADLINE = Duration.ofMinutes(15);
  private static final Duration DEADLINE_WITH_A_PERSON = Duration.ofHours(12);

  /**
   * Reads the fields that every request for a run has; the caller then calls {@link Fields#done()}.
   *
   * @param fields of a body
   * @param reader reads how it is to be done
   * @return empty when something is wrong, which the fields know
   */
  public static Optional<RunRequest> read(Fields fields, TermsReader reader) {
    Optional<Symbol> symbol = fields.text("symbol", Symbol::parse);
    Optional<LocalDate> asOf = fields.date("asOf");
    Terms terms = reader.read(fields);
    Optional<Portfolio> portfolio = fields.object("portfolio").flatMap(RunRequest::portfolio);
    if (symbol.isEmpty()) {
      fields.missing("symbol");
      return Optional.empty();
    }
    return Optional.of(
        new RunRequest(symbol.get(), asOf.orElse(null), terms, portfolio.orElse(null)));
  }

  private static Optional<Portfolio> portfolio(Fields fields) {
    Optional<Money> cash = fields.text("cash", text -> positive(Money.of(text, Currency.USD)));
    if (cash.isEmpty()) {
      fields.missing("cash");
    }
    TreeMap<Symbol, Position> positions = new TreeMap<>();
    List<Fields> list = fields.objects("positions", MOST_POSITIONS);
    for (Fields one : list) {
      position(one)
          .filter(position -> positions.put(position.symbol(), position) != null)
          .ifPresent(twice -> one.wrong("symbol", "stands there twice"));
    }
    fields.noOthers();
    return cash.map(money -> new Portfolio(money, positions));
  }

  private static Optional<Position> position(Fields fields) {
    Optional<Symbol> symbol = fields.text("symbol", Symbol::parse);
    Optional<Quantity> quantity = fields.text("quantity", RunRequest::aboveZero);
    Optional<Price> cost = fields.text("averageCost", text -> Price.of(text, Currency.USD));
    List<Optional<?>> needed = new ArrayList<>(List.of(symbol, quantity, cost));
    List<String> names = List.of("symbol", "quantity", "averageCost");
    for (int i = 0; i < names.size(); i++) {
      if (needed.get(i).isEmpty()) {
        fields.missing(names.get(i));
      }
    }
    fields.noOthers();
    return needed.stream().allMatch(Optional::isPresent)
        ? Optional.of(
            new Position(symbol.get(), List.of(new Lot(quantity.get(), cost.get(), null))))
        : Optional.empty();
  }

  private static Money positive(Money cash) {
    if (cash.isNegative()) {
      throw new IllegalArgumentException("must not be negative");
    }
    return cash;
  }

  private static Quantity aboveZero(String text) {
    Quantity quantity = Quantity.of(text);
    if (quantity.isZero()) {
      throw new IllegalArgumentException("must be above zero");
    }
    return quantity;
  }

  /**
   * What makes two requests the same one, whatever their spelling. It is stored with runs, so its
   * words may never change: a request that comes again after an update must find its run. What came
   * later stands at the end and only when it is used.
   *
   * @return 64 hexadecimal digits
   */
  String fingerprint() {
    return RunIntake.hash(
        ("RunRequest[symbol=%s, asOf=%s, depth=%d, analysts=%s, model=%s, approvalRequired=%b,"
                    + " portfolio=%s]")
                .formatted(
                    symbol,
                    asOf,
                    terms.depth(),
                    terms.analysts(),
                    terms.model(),
                    terms.approvalRequired(),
                    portfolio)
            + reasoning()
            + (terms.dataset() == null ? "" : "[dataset=" + terms.dataset() + "]"));
  }

  private String reasoning() {
    ReasoningTerms reasoning = terms.reasoning();
    return reasoning.equals(ReasoningTerms.USUAL)
        ? ""
        : "[deepModel=%s, samples=%d, budgetUsd=%s, prompts=%s]"
            .formatted(
                reasoning.deepModel(),
                reasoning.samples(),
                reasoning.budgetUsd(),
                new TreeMap<>(reasoning.prompts()));
  }

  /**
   * The account that an order of this request goes to.
   *
   * @param runId the run's id
   * @return the shared paper account, or one of the run's own when a portfolio was given
   */
  String account(String runId) {
    return portfolio == null ? "paper" : "own-" + runId;
  }

  /** What the account holds when it is opened. */
  Portfolio initial() {
    return portfolio == null ? Portfolio.ofCash(Money.of("100000", Currency.USD)) : portfolio;
  }

  /**
   * Where time ends for a run: later when it waits for a person.
   *
   * @param now when it begins
   * @return past it nothing is begun
   */
  Instant deadline(Instant now) {
    return now.plus(terms.approvalRequired() ? DEADLINE_WITH_A_PERSON : DEADLINE);
  }
}
