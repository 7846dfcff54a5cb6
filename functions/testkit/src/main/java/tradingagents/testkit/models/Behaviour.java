package tradingagents.testkit.models;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.models.Tokens;

/** What {@link ModelStub} does with one call. */
public sealed interface Behaviour {
  /**
   * Answers in full, a few words at a time.
   *
   * @param text the answer
   * @return the behaviour
   */
  static Speaks says(String text) {
    return new Speaks(text, List.of(), Ending.DONE, null, Duration.ZERO, Duration.ZERO);
  }

  /**
   * Asks for a tool.
   *
   * @param tool its name
   * @param arguments a JSON object
   * @return the behaviour
   */
  static Speaks uses(String tool, String arguments) {
    return says("").withTool(tool, arguments);
  }

  /**
   * Refuses before anything is said.
   *
   * @param refusal why
   * @return the behaviour
   */
  static Refuses refuses(Refusal refusal) {
    return new Refuses(refusal, null, Duration.ZERO);
  }

  /**
   * Refuses because there are too many calls.
   *
   * @param retryAfter how long to wait; only Ollama, of the five, never says it
   * @return the behaviour
   */
  static Refuses throttles(Duration retryAfter) {
    return new Refuses(Refusal.THROTTLED, retryAfter, Duration.ZERO);
  }

  /** Takes the call and never answers anything. */
  record Mute() implements Behaviour {}

  /**
   * Answers with an error instead of a stream.
   *
   * @param refusal why
   * @param retryAfter the header of that name, in seconds; null leaves it out
   * @param after how long it takes
   */
  record Refuses(Refusal refusal, @Nullable Duration retryAfter, Duration after)
      implements Behaviour {}

  /**
   * Answers with a stream.
   *
   * @param text what is said, possibly empty
   * @param tools what it asks for, after the text
   * @param ending how the stream ends
   * @param usage what is billed; null counts four characters as a token
   * @param before how long until the first word
   * @param between how long between two pieces
   */
  record Speaks(
      String text,
      List<Tool> tools,
      Ending ending,
      @Nullable Tokens usage,
      Duration before,
      Duration between)
      implements Behaviour {
    /** Copies the list. */
    public Speaks {
      tools = List.copyOf(tools);
    }

    /**
     * Asks for one more tool.
     *
     * @param name of the tool
     * @param arguments a JSON object
     * @return a copy
     */
    public Speaks withTool(String name, String arguments) {
      Tool next = new Tool("call_" + (tools.size() + 1), name, arguments);
      List<Tool> all = Stream.concat(tools.stream(), List.of(next).stream()).toList();
      return new Speaks(text, all, ending, usage, before, between);
    }

    /**
     * Ends otherwise.
     *
     * @param other how
     * @return a copy
     */
    public Speaks ending(Ending other) {
      return new Speaks(text, tools, other, usage, before, between);
    }

    /**
     * Bills otherwise.
     *
     * @param tokens what is billed
     * @return a copy
     */
    public Speaks billing(Tokens tokens) {
      return new Speaks(text, tools, ending, tokens, before, between);
    }

    /**
     * Takes its time.
     *
     * @param first until the first word
     * @param each between two pieces
     * @return a copy
     */
    public Speaks pacing(Duration first, Duration each) {
      return new Speaks(text, tools, ending, usage, first, each);
    }
  }

  /**
   * One tool that is asked for.
   *
   * @param id of the request; Gemini and Ollama send none
   * @param name of the tool
   * @param arguments a JSON object
   */
  record Tool(String id, String name, String arguments) {}

  /** How a stream ends. */
  enum Ending {
    /** As it should. */
    DONE,
    /** As it should, but usage is never said. */
    NO_USAGE,
    /** The most tokens are written. */
    CUT,
    /** A filter or guardrail stops it. Ollama has none: there it is {@link #DONE}. */
    FILTERED,
    /** The window is full. Only Bedrock and Anthropic say it; elsewhere it is {@link #CUT}. */
    WINDOW_FULL,
    /** An error for overload comes as an event. */
    OVERLOADED,
    /** An error for too many calls comes as an event. */
    THROTTLED,
    /** The reply ends cleanly, but the event that says so never comes. */
    STOPS_SHORT,
    /** The connection breaks. */
    BREAKS_OFF,
    /** Nothing more comes, and the connection stays open. */
    FALLS_SILENT,
    /** A frame cannot be read. */
    GARBLED,
    /** It never stops talking. */
    ENDLESS
  }

  /** Why a call is refused. */
  enum Refusal {
    /** Too many calls or tokens. */
    THROTTLED,
    /** The service is overloaded. */
    OVERLOADED,
    /** The service has an error of its own. */
    BROKEN,
    /** A gateway in between answers with a page. */
    BAD_GATEWAY,
    /** The model took too long. */
    TIMED_OUT,
    /** The key is missing or wrong. */
    UNAUTHENTICATED,
    /** The key may not do this. */
    FORBIDDEN,
    /** There is no such model. */
    NO_SUCH_MODEL,
    /** The request is malformed. */
    BAD_REQUEST,
    /** The prompt is longer than the window. */
    CONTEXT_OVERFLOW,
    /** The prompt is against a policy. Ollama has none: there it is {@link #BAD_REQUEST}. */
    CONTENT_POLICY
  }
}
