package tradingagents.agents.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tradingagents.chain.Env;
import tradingagents.desk.models.Provider;
import tradingagents.testkit.models.Behaviour;
import tradingagents.testkit.models.Behaviour.Ending;
import tradingagents.testkit.models.Behaviour.Refusal;

/** Planted keys turn up in no line of the log, at any level, and in no exception. */
final class SecrecyTest {
  private static final String PLANTED = "Planted9c5e1f7aKeyThatNobodyMaySee";

  @ParameterizedTest
  @EnumSource
  void a_key_is_nowhere_to_be_seen(Provider provider) {
    Map<String, String> keys = new TreeMap<>();
    for (String name :
        new String[] {
          "AWS_BEARER_TOKEN_BEDROCK",
          "OPENAI_API_KEY",
          "ANTHROPIC_API_KEY",
          "GEMINI_API_KEY",
          "OLLAMA_API_KEY"
        }) {
      keys.put(name, PLANTED);
    }
    StringBuilder seen = new StringBuilder();
    Logger root = Logger.getLogger("");
    Level before = root.getLevel();
    Handler all = new Everything(seen);
    root.addHandler(all);
    root.setLevel(Level.ALL);
    try {
      Stream.of(
              Behaviour.refuses(Refusal.UNAUTHENTICATED),
              Behaviour.refuses(Refusal.BROKEN),
              Behaviour.says("half").ending(Ending.BREAKS_OFF),
              Behaviour.says("half").ending(Ending.OVERLOADED),
              Behaviour.says("half").ending(Ending.GARBLED),
              new Behaviour.Mute())
          .forEach(behaviour -> {
            try (Wired wired = new Wired(asked -> behaviour, keys)) {
              CallFault fault =
                  wired.fault(
                      provider, wired.terms(Duration.ofMillis(2500), Duration.ofMillis(2500)));
              seen.append(trace(fault)).append(new Env(keys)).append(new Key(PLANTED));
              assertThat(wired.stub.asked().getFirst().headers().toString()).contains(PLANTED);
            }
          });
    } finally {
      root.removeHandler(all);
      root.setLevel(before);
    }

    assertThat(seen.toString()).contains("CallFault").doesNotContain(PLANTED);
  }

  @ParameterizedTest
  @EnumSource
  void a_key_that_a_provider_repeats_is_hidden(Provider provider) {
    Key key = new Key(PLANTED);
    Wrong wrong =
        Wrong.status(
            401, "{\"error\":{\"message\":\"Bad key: " + PLANTED + " or sk-abc123def\"}}", null);

    assertThat(wrong.sentence(Wired.model(provider).toString(), key))
        .endsWith("status 401: Bad key: [key] or [key]");
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  private static final class Everything extends Handler {
    private final StringBuilder seen;

    Everything(StringBuilder seen) {
      this.seen = seen;
      setLevel(Level.ALL);
      setFormatter(new SimpleFormatter());
    }

    @Override
    public synchronized void publish(LogRecord line) {
      seen.append(getFormatter().format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
