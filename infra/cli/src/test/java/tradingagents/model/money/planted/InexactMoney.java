package tradingagents.model.money.planted;

import java.math.BigDecimal;

/** Breaks a rule on purpose: the test of the arrows finds it. */
public final class InexactMoney {
  long cents(BigDecimal money) {
    return Math.round(money.doubleValue() * 100);
  }
}
