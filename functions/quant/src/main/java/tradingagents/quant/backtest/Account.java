package tradingagents.quant.backtest;

/** Cash and what is held, while a backtest runs. */
final class Account {
  private final double[] units;
  private double cash;

  Account(int instruments, double capital) {
    units = new double[instruments];
    cash = capital;
  }

  double cash() {
    return cash;
  }

  double units(int instrument) {
    return units[instrument];
  }

  /** Cash comes or, below zero, goes. */
  void receive(double amount) {
    cash += amount;
  }

  /** A fill: units come or, below zero, go for cash. */
  void fill(int instrument, double traded, double price, double commission) {
    double held = units[instrument];
    units[instrument] = traded == -held ? 0 : held + traded;
    cash -= traded * price + commission;
  }

  void split(int instrument, double ratio) {
    units[instrument] *= ratio;
  }
}
