package tradingagents.testkit;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Approval;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Cancelled;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.OrderReceipt;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Stance;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;
import tradingagents.model.order.Fill;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderStatus;
import tradingagents.model.order.Side;
import tradingagents.model.portfolio.Lot;
import tradingagents.model.portfolio.Portfolio;
import tradingagents.model.portfolio.Position;

/**
 * Makes any value that a run can hold, with every field filled or, where a field may be absent, now
 * and then absent. The same generator state makes the same value.
 */
public final class RandomWords {
  private static final Instant EPOCH = Instant.parse("2018-05-11T20:00:00Z");
  private static final List<String> TEXTS =
      List.of(
          "plain",
          "",
          " leading and trailing ",
          "quote \" backslash \\ slash / newline \n tab \t",
          "Gr\u00f6\u00dfe, \u4fa1\u683c, \u0627\u0644\u0633\u0639\u0631, \u03c4\u03b9\u03bc\u03ae",
          "clef \ud834\udd1e and flag \ud83c\uddef\ud83c\uddf5",
          "zero\u200bwidth, \u202eright to left\u202c, nul \u0000 end",
          "<img src=x onerror=alert(1)>",
          "{\"type\":\"decision\"}");

  private final RandomGenerator random;

  /**
   * A maker of values.
   *
   * @param random decides everything
   */
  public RandomWords(RandomGenerator random) {
    this.random = random;
  }

  /**
   * A fact that a task says.
   *
   * @param task whose turn
   * @param outcome what is said
   * @return with a random usage and a start before its end
   */
  public Recorded recorded(Task task, Outcome outcome) {
    Instant start = instant();
    return new Recorded(task, outcome, usage(), start, start.plusMillis(random.nextInt(90_000)));
  }

  /**
   * An outcome of a type.
   *
   * @param type one that {@link Outcome} permits
   * @return with all its fields
   */
  public Outcome outcome(Class<?> type) {
    if (type == Report.class) {
      return new Report(pick(Stance.values()), text(), points(), list(this::fact));
    } else if (type == Argument.class) {
      return new Argument(text(), points(), maybe(this::ratio));
    } else if (type == Ruling.class) {
      return new Ruling(pick(Rating.values()), random.nextDouble(), text(), points(), points());
    } else if (type == Proposal.class) {
      Proposal.Action action = pick(Proposal.Action.values());
      return new Proposal(action, text(), maybe(this::price), maybe(this::price));
    } else if (type == Decision.class) {
      return decision();
    } else if (type == RiskVerdict.class) {
      return verdict();
    } else if (type == OrderReceipt.class) {
      return new OrderReceipt(order());
    } else if (type == Failed.class) {
      return new Failed(new Failure(pick(Reason.values()), "because " + text()));
    } else if (type == Approval.class) {
      return new Approval(random.nextBoolean(), text(), text());
    } else if (type == Cancelled.class) {
      return new Cancelled(text(), text());
    }
    throw new IllegalArgumentException("an outcome without a maker: " + type);
  }

  /**
   * Any mandate, with or without a portfolio.
   *
   * @return valid
   */
  public Mandate mandate() {
    List<Step> analysts = new ArrayList<>(Step.of(Step.Kind.ANALYST));
    while (analysts.size() > 1 && random.nextBoolean()) {
      analysts.remove(random.nextInt(analysts.size()));
    }
    Instant createdAt = instant();
    return new Mandate(
        new Symbol(pick("AAPL", "BRK.B", "7203", "X-1")),
        LocalDate.of(2018, 5, 12),
        LocalDate.of(2018, 5, 11),
        EPOCH,
        analysts,
        1 + random.nextInt(Mandate.MAX_DEPTH),
        pick("rules", "script:abc"),
        pick("box", "own-1"),
        pick("paper", "paper-2"),
        maybe(this::portfolio),
        random.nextBoolean(),
        random.nextBoolean(),
        createdAt,
        createdAt.plus(Duration.ofHours(1 + random.nextInt(9))),
        Origin.UNKNOWN);
  }

  /**
   * Any portfolio.
   *
   * @return cash of any sign and up to three positions
   */
  public Portfolio portfolio() {
    SortedMap<Symbol, Position> positions = new TreeMap<>();
    for (String name : List.of("AAPL", "BRK.B", "MSFT")) {
      if (random.nextBoolean()) {
        Symbol symbol = new Symbol(name);
        positions.put(symbol, new Position(symbol, List.of(lot(), lot())));
      }
    }
    Money cash = money();
    return new Portfolio(random.nextInt(5) == 0 ? cash.negated() : cash, positions);
  }

  private Lot lot() {
    return new Lot(quantity(), price(), maybe(() -> LocalDate.of(2017, 1, 1 + random.nextInt(28))));
  }

  private Decision decision() {
    return new Decision(
        pick(Rating.values()),
        maybe(this::ratio),
        random.nextDouble(),
        text(),
        text(),
        maybe(this::price),
        maybe(this::text),
        points(),
        points());
  }

  private RiskVerdict verdict() {
    return new RiskVerdict(
        random.nextBoolean(),
        list(() -> new RiskVerdict.Check(text(), text(), text(), random.nextBoolean())),
        maybe(() -> new RiskVerdict.Ticket(pick(Side.values()), quantity())),
        text(),
        random.nextLong());
  }

  private Order order() {
    Symbol symbol = new Symbol("AAPL");
    Side side = pick(Side.values());
    String id = "order-" + random.nextInt(1000);
    List<Fill> fills = new ArrayList<>();
    for (int i = 0; i < random.nextInt(3); i++) {
      fills.add(
          new Fill(
              "execution-" + i,
              id,
              symbol,
              side,
              quantity(),
              price(),
              money(),
              LocalDate.of(2018, 5, 14),
              instant()));
    }
    OrderStatus status = pick(OrderStatus.values());
    return new Order(id, symbol, side, quantity(), status, fills, maybe(this::text));
  }

  private Usage usage() {
    return new Usage(
        maybe(this::text),
        maybe(this::text),
        random.nextInt(100_000),
        random.nextInt(100_000),
        BigDecimal.valueOf(random.nextInt(100_000), 6));
  }

  private Fact fact() {
    return new Fact(
        "market." + random.nextInt(100),
        text(),
        BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, 4),
        pick(Fact.Unit.values()),
        text(),
        instant());
  }

  private List<Point> points() {
    return list(() ->
        new Point(text(), list(() -> new Point.Citation("market." + random.nextInt(100), text()))));
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private Instant instant() {
    return EPOCH.plusMillis(random.nextInt(1_000_000_000));
  }

  private Price price() {
    return Price.of(
        BigDecimal.valueOf(1 + random.nextInt(5_000_000), 4).toPlainString(), Currency.USD);
  }

  private Money money() {
    return Money.of(
        BigDecimal.valueOf(random.nextInt(50_000_000), 2).toPlainString(), Currency.USD);
  }

  private Quantity quantity() {
    return Quantity.of(1 + random.nextInt(10_000));
  }

  private Ratio ratio() {
    return Ratio.ofBasisPoints(random.nextInt(10_001));
  }

  private <T> List<T> list(Supplier<T> maker) {
    List<T> all = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      all.add(maker.get());
    }
    return all;
  }

  private <T> @Nullable T maybe(Supplier<T> maker) {
    return Optional.of(random.nextInt(4) > 0)
        .filter(there -> there)
        .map(there -> maker.get())
        .orElse(null);
  }

  @SafeVarargs
  private <T> T pick(T... all) {
    return all[random.nextInt(all.length)];
  }
}
