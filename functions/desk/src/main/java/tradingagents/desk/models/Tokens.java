package tradingagents.desk.models;

/**
 * What one call of a model used, counted the same way for every provider: the four parts do not
 * overlap, so that a cached token is paid once.
 *
 * @param fresh tokens read that were neither read from nor written to the provider's cache
 * @param cacheRead tokens read from the cache
 * @param cacheWritten tokens read and written to the cache
 * @param output tokens written, thinking included
 * @param estimated whether the provider did not say, so that they were estimated
 */
public record Tokens(
    long fresh, long cacheRead, long cacheWritten, long output, boolean estimated) {
  /** No call. */
  public static final Tokens NONE = new Tokens(0, 0, 0, 0, false);

  /** Checks the counts. */
  public Tokens {
    if (fresh < 0 || cacheRead < 0 || cacheWritten < 0 || output < 0) {
      throw new IllegalArgumentException("tokens are counted from zero");
    }
  }

  /**
   * All tokens read.
   *
   * @return fresh, read from and written to the cache
   */
  public long input() {
    return fresh + cacheRead + cacheWritten;
  }

  /**
   * The sum of two calls.
   *
   * @param other another call's
   * @return estimated when either is
   */
  public Tokens plus(Tokens other) {
    return new Tokens(
        fresh + other.fresh,
        cacheRead + other.cacheRead,
        cacheWritten + other.cacheWritten,
        output + other.output,
        estimated || other.estimated);
  }
}
