package tradingagents.api.runs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tradingagents.api.http.Fields;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Step;
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
 * @param depth rounds of both debates
 * @param analysts who analyses
 * @param model who reasons
 * @param approvalRequired whether a person must approve an order
 * @param portfolio what is held; null for the paper account and "no portfolio given"
 */
public record RunRequest(
    Symbol symbol,
    @Nullable LocalDate asOf,
    int depth,
    List<Step> analysts,
    String model,
    boolean approvalRequired,
    @Nullable Portfolio portfolio) {
  private static final int MOST_POSITIONS = 500;

  /** Copies the analysts. */
  public RunRequest {
    analysts = List.copyOf(analysts);
  }

  /**
   * Reads the fields that every request for a run has; the caller then calls {@link Fields#done()}.
   *
   * @param fields of a body
   * @return empty when something is wrong, which the fields know
   */
  public static Optional<RunRequest> read(Fields fields) {
    Optional<Symbol> symbol = fields.text("symbol", Symbol::parse);
    Optional<LocalDate> asOf = fields.date("asOf");
    Optional<Integer> depth = fields.number("depth", 1, Mandate.MAX_DEPTH);
    Optional<List<Step>> analysts = fields.texts("analysts", 8, RunRequest::analyst);
    Optional<String> model = fields.text("model", RunRequest::model);
    Optional<Boolean> approval = fields.flag("approvalRequired");
    Optional<Portfolio> portfolio = fields.object("portfolio").flatMap(RunRequest::portfolio);
    List<Step> chosen = analysts.orElseGet(() -> Step.of(Step.Kind.ANALYST));
    if (chosen.isEmpty() || chosen.stream().distinct().count() != chosen.size()) {
      fields.wrong("analysts", "must name one or more different analysts");
      return Optional.empty();
    }
    if (symbol.isEmpty()) {
      fields.missing("symbol");
      return Optional.empty();
    }
    return Optional.of(
        new RunRequest(
            symbol.get(),
            asOf.orElse(null),
            depth.orElse(1),
            chosen.stream().sorted().toList(),
            model.orElse("rules"),
            approval.orElse(false),
            portfolio.orElse(null)));
  }

  private static Step analyst(String name) {
    return Step.named(name.toLowerCase(Locale.ROOT) + "-analyst")
        .orElseThrow(
            () -> new IllegalArgumentException("must be market, news, sentiment or fundamentals"));
  }

  private static String model(String name) {
    if (!name.equals("rules")) {
      throw new IllegalArgumentException("must be rules");
    }
    return name;
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
   * Where time ends for a run.
   *
   * @param now when it begins
   * @return past it nothing is begun
   */
  static Instant deadline(Instant now) {
    return now.plusSeconds(15 * 60);
  }
}
