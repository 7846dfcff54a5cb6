package tradingagents.agents.llm;

import java.math.BigDecimal;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Tokens;
import tradingagents.desk.port.CostBook;
import tradingagents.model.failure.Result;

/** The cost book of a replay: no call is made, so nothing is held and nothing is booked. */
final class FreeCalls implements CostBook {
  @Override
  public Result<Hold> hold(Call call, BigDecimal atMostUsd) {
    return Result.ok(new Hold(call, BigDecimal.ZERO));
  }

  @Override
  public Result<BigDecimal> left(Call call) {
    return Result.ok(BigDecimal.ZERO);
  }

  @Override
  public Result<Boolean> settle(Hold hold, ModelId model, Tokens tokens, BigDecimal costUsd) {
    return Result.ok(true);
  }
}
