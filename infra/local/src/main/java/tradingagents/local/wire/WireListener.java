package tradingagents.local.wire;

/**
 * Is told of every request that a service answered, after the answer was made and before the caller
 * gets it. Called from many threads at once. An {@link java.io.UncheckedIOException} loses the
 * answer: the caller sees its cause.
 */
public interface WireListener {
  /**
   * One request was answered.
   *
   * @param caller the function's name; empty for the stack itself and for whoever calls from
   *     outside
   * @param service the service's name
   * @param request what was asked
   * @param answer what was answered
   */
  void answered(String caller, String service, WireRequest request, WireResponse answer);
}
