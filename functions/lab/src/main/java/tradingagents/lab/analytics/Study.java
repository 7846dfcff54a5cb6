package tradingagents.lab.analytics;

import tradingagents.chain.http.Fields;

/**
 * One kind of analysis, from a request to an answer: pure arithmetic on what the request holds. The
 * HTTP function reads requests from JSON, the command line makes them from files; both get the same
 * answer. What is wrong with a request ends in an {@link IllegalArgumentException} of one sentence
 * for the caller.
 *
 * @param <Q> the request
 * @param <A> the answer: a record, whose JSON {@link Answers} writes
 */
public interface Study<Q, A> {
  /**
   * The last part of its path, {@code POST /v1/analytics/{kind}}.
   *
   * @return such as {@code attribution}
   */
  String kind();

  /**
   * Reads a request strictly and within bounds.
   *
   * @param body the JSON object that was sent
   * @return the request
   */
  Q read(Fields body);

  /**
   * Computes.
   *
   * @param request what to compute on
   * @return the answer
   */
  A answer(Q request);
}
