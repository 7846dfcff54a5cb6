package tradingagents.agents.prompt;

import java.util.List;
import tradingagents.agents.answer.Fingerprint;

/**
 * What a model is sent in one turn: the system text, the case file as the first user message, a
 * short word of the assistant, and the task as the second user message. What changes least comes
 * first, so that a provider's cache finds the beginning again.
 *
 * @param system the same for every agent and turn
 * @param sections the case file in pieces that only ever grow at the end from turn to turn: send
 *     each as a content block of its own, so that caches that look at block ends find them again
 * @param task what is private to this turn, the role and what is asked
 * @param promptHash SHA-256 that names the exact instructions: the desk's text and the agent's
 * @param trims what was left out to stay within the budget, one sentence each; the texts say it too
 * @param tokens about how much it is
 * @param budgetTokens what it was to fit into
 */
public record Rendered(
    String system,
    List<String> sections,
    String task,
    String promptHash,
    List<String> trims,
    TokenCounts tokens,
    int budgetTokens) {
  /** What the assistant says between the case file and the task. */
  public static final String ACKNOWLEDGEMENT = "I have read the file.";

  /** Copies the lists. */
  public Rendered {
    sections = List.copyOf(sections);
    trims = List.copyOf(trims);
  }

  /**
   * The case file in one piece.
   *
   * @return the sections, one after the other
   */
  public String caseFile() {
    return String.join("", sections);
  }

  /**
   * Names everything that is sent.
   *
   * @return SHA-256 over all messages, 64 hex digits
   */
  public String contentHash() {
    return Fingerprint.of(
        Fingerprint.of(system) + Fingerprint.of(caseFile()) + Fingerprint.of(task));
  }

  /**
   * Whether the budget was kept.
   *
   * @return false when nothing more could be left out
   */
  public boolean fits() {
    return tokens.total() <= budgetTokens;
  }

  /**
   * About how many tokens the messages are, those that frame each message included.
   *
   * @param system of the system text
   * @param caseFile of the case file
   * @param task of the task, and of the assistant's word before it
   */
  public record TokenCounts(int system, int caseFile, int task) {
    /** What each message costs beside its text. */
    public static final int FRAME = 4;

    static TokenCounts of(String system, List<String> sections, String task) {
      return new TokenCounts(
          TokenEstimate.of(system) + FRAME,
          sections.stream().mapToInt(TokenEstimate::of).sum() + FRAME,
          TokenEstimate.of(ACKNOWLEDGEMENT) + TokenEstimate.of(task) + 2 * FRAME);
    }

    /**
     * All of it.
     *
     * @return the input tokens of the call, without tools and schema
     */
    public int total() {
      return system + caseFile + task;
    }
  }
}
