package tradingagents.chain.lambda;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.util.Map;
import tradingagents.chain.PlainJson;

/** The door of a function that a clock calls: the event says nothing, the answer is counts. */
public interface ClockDoor extends Door<ScheduledEvent, Map<String, Integer>> {
  @Override
  default ScheduledEvent read(byte[] json) {
    return new ScheduledEvent();
  }

  @Override
  default byte[] write(Map<String, Integer> answer) {
    return PlainJson.write(answer);
  }
}
