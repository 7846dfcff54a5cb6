package tradingagents.desk.planted;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Breaks a rule on purpose: the test of the arrows finds it. */
public final class DeskWritesJson {
  Object mapper() {
    return new ObjectMapper();
  }
}
