package tradingagents.api.settings;

import java.util.List;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.Problem;
import tradingagents.chain.http.ProblemException;

/** Nobody overwrites what he has not seen. */
final class IfMatch {
  private IfMatch() {}

  static void check(Call call, String tag) {
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

  static ProblemException stale() {
    return new ProblemException(
        new Problem(
            412,
            "changed_since",
            "It has changed since",
            "somebody changed it since you have seen it: read it again",
            false,
            List.of()));
  }

  /** The tag of a version, in a header's quotes. */
  static String tag(long version) {
    return "\"v" + version + "\"";
  }
}
