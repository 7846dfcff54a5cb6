package tradingagents.desk.memory;

/** Says in two or three sentences what there is to learn from a settled decision. */
@FunctionalInterface
public interface Reflector {
  /**
   * Reflects.
   *
   * @param decision what was decided
   * @param settlement what it came to
   * @return untrusted text, unless {@link PlainReflection} wrote it
   */
  String reflect(Pending decision, Settlement settlement);
}
