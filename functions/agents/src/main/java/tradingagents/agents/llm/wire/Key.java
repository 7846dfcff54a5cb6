package tradingagents.agents.llm.wire;

import java.util.regex.Pattern;

/**
 * What opens a provider's door. It prints nothing of itself.
 *
 * @param value the key, or empty where none is needed
 */
record Key(String value) {
  /** No key: the machine's own credentials, or a door without a lock. */
  static final Key NONE = new Key("");

  private static final int SHORTEST_HIDDEN = 6;
  private static final Pattern LOOKS_LIKE_ONE =
      Pattern.compile(
          "(sk|gsk|xai|pk)[-_][\\w*-]{6,}|AIza[\\w*-]{10,}|(AKIA|ASIA)\\w{12,}|ABSK\\S+");

  boolean isGiven() {
    return !value.isEmpty();
  }

  /** A text of a stranger's without this key and without what looks like a key. */
  String hiddenIn(String text) {
    String own = value.length() < SHORTEST_HIDDEN ? text : text.replace(value, "[key]");
    return LOOKS_LIKE_ONE.matcher(own).replaceAll("[key]");
  }

  @Override
  public String toString() {
    return "Key[hidden]";
  }
}
