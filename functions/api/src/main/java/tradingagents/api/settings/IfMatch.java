package tradingagents.api.settings;

import java.util.List;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.Problem;
import tradingagents.chain.http.ProblemException;

/** Nobody overwrites what he has not seen. */
public final class IfMatch {
  private IfMatch() {}

  /**
   * Checks that the caller has seen what he changes.
   *
   * @param call with or without the header
   * @param tag of the state there is
   * @throws ProblemException 428 without the header, 412 with that of another state
   */
  public static void check(Call call, String tag) {
    String sent =
        call.header("if-match")
            .orElseThrow(() ->
                new ProblemException(
                    new Problem(
                        428,
                        "if_match_required",
                        "If-Match is required",
                        "send the ETag of what you have seen as If-Match",
                        false,
                        List.of())));
    if (!sent.equals(tag)) {
      throw stale();
    }
  }

  /**
   * Somebody else was first.
   *
   * @return 412
   */
  public static ProblemException stale() {
    return new ProblemException(
        new Problem(
            412,
            "changed_since",
            "It has changed since",
            "somebody changed it since you have seen it: read it again",
            false,
            List.of()));
  }

  /**
   * The tag of a version.
   *
   * @param version counts states
   * @return in a header's quotes
   */
  public static String tag(long version) {
    return "\"v" + version + "\"";
  }
}
