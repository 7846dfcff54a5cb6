package tradingagents.desk.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.portfolio.Lot;
import tradingagents.model.portfolio.Portfolio;
import tradingagents.model.portfolio.Position;

/**
 * All rules over a book of 200 positions, beside the one sum over it that no gate can do without.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GateBenchmark {
  private static final int POSITIONS = 200;

  private final Situation situation = situation();

  private static Situation situation() {
    Situation plain = new SituationText("order=BUY:100").situation();
    TreeMap<Symbol, Position> positions = new TreeMap<>();
    Map<Symbol, Quote> quotes = new HashMap<>(plain.quotes());
    for (int i = 0; i < POSITIONS; i++) {
      Symbol symbol = new Symbol("S" + i);
      Price price = Price.of((10 + i) + ".37", Currency.USD);
      Lot lot = new Lot(Quantity.of(Integer.toString(1 + i)), price, null);
      positions.put(symbol, new Position(symbol, List.of(lot)));
      quotes.put(symbol, new Quote(price, SituationText.SESSION, 0));
    }
    Portfolio book = new Portfolio(Money.of("100000", Currency.USD), positions);
    Situation full =
        new Situation(
            plain.mandate(), plain.control(), book, plain.series(), quotes, plain.ticket());
    if (!RiskGate.judge(full, Limits.DEFAULT).approved()) {
      throw new IllegalStateException("the benchmark is meant to pass every rule");
    }
    return full;
  }

  /** Every rule, and the verdict. */
  @Benchmark
  public RiskVerdict judge() {
    return RiskGate.judge(situation, Limits.DEFAULT);
  }

  /** The baseline: what the account is worth. */
  @Benchmark
  public Optional<Money> equity() {
    return situation.equity();
  }
}
