package tradingagents.agents.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tradingagents.desk.models.Provider;
import tradingagents.desk.models.Tokens;
import tradingagents.testkit.models.Behaviour;
import tradingagents.testkit.models.Behaviour.Ending;

/** What every provider can say, said over its own wire. */
final class AnswersTest {
  private static final String SPEECH =
      "The trend is up: \"higher highs\" \\ and höhere Tiefs 📈.\nSecond line, {not} json.";

  @ParameterizedTest
  @EnumSource
  void a_speech_arrives_whole_and_piece_by_piece(Provider provider) throws CallFault {
    Tokens used = used(provider);
    try (Wired wired = new Wired(asked -> Behaviour.says(SPEECH).billing(used))) {
      Reply reply = wired.ask(provider);

      assertThat(reply.text()).isEqualTo(SPEECH);
      assertThat(String.join("", wired.heard)).isEqualTo(SPEECH);
      assertThat(wired.heard).hasSizeGreaterThan(3);
      assertThat(reply.tokens()).isEqualTo(used).isEqualTo(wired.stub.billed());
      assertThat(reply.isCut()).isFalse();
      assertThat(wired.stub.asked()).hasSize(1);
      assertThat(wired.stub.asked().getFirst().model()).isEqualTo(Wired.model(provider).name());
    }
  }

  @ParameterizedTest
  @EnumSource
  void tools_are_asked_for_with_their_arguments(Provider provider) throws CallFault {
    String arguments = "{\"day\":\"2026-10-30\",\"note\":\"a \\\"quoted\\\" \\\\ word\"}";
    Behaviour behaviour =
        Behaviour.says("I look it up.")
            .withTool("close_of", arguments)
            .withTool("close_of", "{\"day\":\"2026-10-29\"}");
    try (Wired wired = new Wired(asked -> behaviour)) {
      Reply reply =
          wired.providers.call(
              Wired.model(provider),
              Wired.question().toolSpecifications(Wired.tool()).build(),
              wired.terms());

      assertThat(reply.text()).isEqualTo("I look it up.");
      assertThat(reply.toolRequests()).hasSize(2);
      assertThat(reply.toolRequests().getFirst().name()).isEqualTo("close_of");
      assertThat(Json.readOrMissing(reply.toolRequests().getFirst().arguments()))
          .isEqualTo(Json.readOrMissing(arguments));
      assertThat(reply.message().toolExecutionRequests()).isEqualTo(reply.toolRequests());
      assertThat(wired.stub.asked().getFirst().request())
          .contains("close_of")
          .contains("The close of a day");
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_answer_of_tools_alone_is_an_answer(Provider provider) throws CallFault {
    try (Wired wired = new Wired(asked -> Behaviour.uses("close_of", "{\"day\":\"today\"}"))) {
      Reply reply = wired.ask(provider);

      assertThat(reply.text()).isEmpty();
      assertThat(reply.toolRequests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_answer_that_reached_the_most_tokens_is_cut(Provider provider) throws CallFault {
    try (Wired wired = new Wired(asked -> Behaviour.says(SPEECH).ending(Ending.CUT))) {
      Reply reply = wired.ask(provider);

      assertThat(reply.isCut()).isTrue();
      assertThat(reply.text()).isEqualTo(SPEECH);
    }
  }

  @ParameterizedTest
  @EnumSource
  void usage_that_is_not_said_is_estimated_and_marked(Provider provider) throws CallFault {
    try (Wired wired = new Wired(asked -> Behaviour.says(SPEECH).ending(Ending.NO_USAGE))) {
      Tokens tokens = wired.ask(provider).tokens();

      assertThat(tokens.estimated()).isTrue();
      assertThat(tokens.output()).isEqualTo(SPEECH.length() / 4);
      assertThat(tokens.input()).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_slow_answer_is_waited_for_as_long_as_it_goes_on(Provider provider) throws CallFault {
    Behaviour slow =
        Behaviour.says(
                "one two three four five six seven eight nine ten and so on until more than the"
                    + " silence is over")
            .pacing(Duration.ofMillis(300), Duration.ofMillis(200));
    try (Wired wired = new Wired(asked -> slow)) {
      Reply reply =
          wired.providers.call(
              Wired.model(provider),
              Wired.question().build(),
              wired.terms(Duration.ofSeconds(10), Duration.ofMillis(1200)));

      assertThat(reply.text()).endsWith("is over");
    }
  }

  @ParameterizedTest
  @EnumSource
  void twenty_answers_at_once_do_not_mix(Provider provider) throws Exception {
    Duration pause = Duration.ofMillis(5);
    try (Wired wired =
            new Wired(asked ->
                Behaviour.says("This is answer %02d and no other".formatted(asked.number()))
                    .pacing(pause, pause));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> ask = () -> wired.ask(provider).text();
      List<Future<String>> replies = threads.invokeAll(Collections.nCopies(20, ask));

      Set<String> texts = new TreeSet<>();
      for (Future<String> reply : replies) {
        texts.add(reply.get());
      }
      assertThat(texts)
          .hasSize(20)
          .allMatch(text -> text.matches("This is answer \\d\\d and no other"));
    }
  }

  /** As far as the provider tells: OpenAI and Gemini no writes to a cache, Ollama no cache. */
  private static Tokens used(Provider provider) {
    return switch (provider) {
      case BEDROCK, ANTHROPIC -> new Tokens(1200, 4000, 300, 57, false);
      case OPENAI, GEMINI -> new Tokens(1200, 4000, 0, 57, false);
      case OLLAMA -> new Tokens(1200, 0, 0, 57, false);
    };
  }
}
