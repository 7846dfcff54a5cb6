package tradingagents.local.gateway;

/** Calls functions by their names. */
public interface Invoker {
  /**
   * Calls a function.
   *
   * @param function its name
   * @param event of the handler's input type
   * @return the handler's answer
   * @throws RuntimeException what the handler throws
   */
  Object invoke(String function, Object event);
}
