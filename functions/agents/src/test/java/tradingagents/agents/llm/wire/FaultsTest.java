package tradingagents.agents.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tradingagents.agents.llm.wire.CallFault.Kind;
import tradingagents.desk.models.Provider;
import tradingagents.desk.models.Tokens;
import tradingagents.testkit.models.Behaviour;
import tradingagents.testkit.models.Behaviour.Ending;
import tradingagents.testkit.models.Behaviour.Refusal;
import tradingagents.testkit.models.ModelStub;

/**
 * Every way to fail, over every wire: the right kind, within the deadline, with what was billed, by
 * exactly one call, and nothing is left open.
 */
final class FaultsTest {
  private static final Duration LIMIT = Duration.ofSeconds(6);
  private static final Duration SILENCE = Duration.ofMillis(700);
  private static final Duration MARGIN = Duration.ofSeconds(2);
  private static final String WORDS = "A first half of a speech that does not come to its end";
  private static final Tokens USED = new Tokens(500, 0, 0, 40, false);

  /** What is loaded for the first call is no part of what is timed here. */
  @BeforeAll
  static void warm() throws CallFault {
    try (Wired wired = new Wired(asked -> Behaviour.says(WORDS))) {
      for (Provider provider : Provider.values()) {
        wired.ask(provider);
      }
    }
  }

  static Stream<Arguments> refusals() {
    return Stream.of(Provider.values())
        .flatMap(provider ->
            Stream.of(Refusal.values())
                .map(refusal -> Arguments.of(provider, refusal, kind(provider, refusal))));
  }

  private static Kind kind(Provider provider, Refusal refusal) {
    return switch (refusal) {
      case THROTTLED -> Kind.THROTTLED;
      case OVERLOADED, BROKEN, BAD_GATEWAY -> Kind.UNAVAILABLE;
      case TIMED_OUT -> Kind.TIMEOUT;
      case UNAUTHENTICATED, FORBIDDEN -> Kind.AUTH;
      case NO_SUCH_MODEL -> Kind.NO_SUCH_MODEL;
      case BAD_REQUEST -> Kind.BAD_REQUEST;
      case CONTEXT_OVERFLOW -> Kind.CONTEXT_OVERFLOW;
      case CONTENT_POLICY -> provider == Provider.OLLAMA ? Kind.BAD_REQUEST : Kind.CONTENT_POLICY;
    };
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void a_refusal_is_of_its_kind(Provider provider, Refusal refusal, Kind kind) {
    try (Wired wired = new Wired(asked -> Behaviour.refuses(refusal))) {
      CallFault fault = wired.fault(provider, wired.terms(LIMIT, SILENCE));

      assertThat(fault.kind()).as(fault.getMessage()).isEqualTo(kind);
      assertThat(fault.getMessage())
          .startsWith(Wired.model(provider).toString())
          .doesNotContain("\n", "<html", ModelStub.KEY);
      assertThat(fault.used().output()).isZero();
      assertThat(fault.used())
          .isEqualTo(
              provider == Provider.GEMINI && refusal == Refusal.CONTENT_POLICY
                  ? new Tokens(11, 0, 0, 0, false)
                  : Tokens.NONE);
      assertThat(wired.stub.asked()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_throttled_call_says_how_long_to_wait(Provider provider) {
    try (Wired wired = new Wired(asked -> Behaviour.throttles(Duration.ofSeconds(7)))) {
      CallFault fault = wired.fault(provider, wired.terms(LIMIT, SILENCE));

      assertThat(fault.kind()).isEqualTo(Kind.THROTTLED);
      assertThat(fault.retryAfter()).isEqualTo(Duration.ofSeconds(7));
      assertThat(wired.stub.asked()).hasSize(1);
    }
  }

  static Stream<Arguments> endings() {
    return Stream.of(Provider.values())
        .flatMap(provider ->
            EnumSet.complementOf(EnumSet.of(Ending.DONE, Ending.NO_USAGE, Ending.CUT)).stream()
                .filter(ending -> !isHarmless(provider, ending))
                .map(ending -> Arguments.of(provider, ending, kind(ending))));
  }

  private static boolean isHarmless(Provider provider, Ending ending) {
    return switch (ending) {
      case FILTERED -> provider == Provider.OLLAMA;
      case WINDOW_FULL -> provider != Provider.BEDROCK && provider != Provider.ANTHROPIC;
      default -> false;
    };
  }

  private static Kind kind(Ending ending) {
    return switch (ending) {
      case FILTERED -> Kind.CONTENT_POLICY;
      case WINDOW_FULL -> Kind.CONTEXT_OVERFLOW;
      case OVERLOADED -> Kind.UNAVAILABLE;
      case THROTTLED -> Kind.THROTTLED;
      case STOPS_SHORT, BREAKS_OFF, FALLS_SILENT -> Kind.TIMEOUT;
      case GARBLED, ENDLESS -> Kind.MALFORMED;
      case DONE, NO_USAGE, CUT -> throw new IllegalArgumentException("no fault");
    };
  }

  @ParameterizedTest
  @MethodSource("endings")
  void a_stream_that_ends_badly_is_of_its_kind_and_billed(
      Provider provider, Ending ending, Kind kind) throws InterruptedException {
    Behaviour behaviour =
        Behaviour.says(WORDS)
            .ending(ending)
            .billing(USED)
            .pacing(Duration.ZERO, Duration.ofMillis(3));
    try (Wired wired = new Wired(asked -> behaviour)) {
      long start = System.nanoTime();
      CallFault fault = wired.fault(provider, wired.terms(LIMIT, SILENCE));
      Duration took = Duration.ofNanos(System.nanoTime() - start);

      assertThat(fault.kind()).as(fault.getMessage()).isEqualTo(kind);
      assertThat(took).isLessThan(LIMIT.plus(MARGIN));
      assertThat(wired.stub.asked()).hasSize(1);
      assertThat(fault.used().input()).isPositive();
      if (Set.of(Ending.FILTERED, Ending.WINDOW_FULL).contains(ending)) {
        assertThat(fault.used()).isEqualTo(USED);
      } else {
        assertThat(fault.used().estimated()).isTrue();
        assertThat(fault.used().output()).isPositive();
      }
      assertThat(busy(wired)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_stream_that_falls_silent_is_given_up_after_the_silence(Provider provider) {
    try (Wired wired = new Wired(asked -> Behaviour.says(WORDS).ending(Ending.FALLS_SILENT))) {
      long start = System.nanoTime();
      CallFault fault = wired.fault(provider, wired.terms(Duration.ofSeconds(30), SILENCE));

      assertThat(fault).hasMessageContaining("silent for 0.7 s");
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(SILENCE, SILENCE.multipliedBy(2).plus(MARGIN));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_server_that_says_nothing_is_given_up_at_the_limit(Provider provider)
      throws InterruptedException {
    try (Wired wired = new Wired(asked -> new Behaviour.Mute())) {
      Duration limit = Duration.ofMillis(1500);
      long start = System.nanoTime();
      CallFault fault = wired.fault(provider, wired.terms(limit, Duration.ofSeconds(20)));

      assertThat(fault.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(limit, limit.plus(MARGIN));
      assertThat(fault.used().estimated()).as("it may be billed").isTrue();
      assertThat(busy(wired)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_trickle_without_end_is_given_up_at_the_limit(Provider provider)
      throws InterruptedException {
    Behaviour trickle =
        Behaviour.says(WORDS).ending(Ending.ENDLESS).pacing(Duration.ZERO, Duration.ofMillis(100));
    try (Wired wired = new Wired(asked -> trickle)) {
      CallFault fault = wired.fault(provider, wired.terms(Duration.ofMillis(1500), SILENCE));

      assertThat(fault).hasMessageContaining("no whole answer in 1.5 s");
      assertThat(busy(wired)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_empty_answer_is_none(Provider provider) {
    try (Wired wired = new Wired(asked -> Behaviour.says("").billing(USED))) {
      CallFault fault = wired.fault(provider, wired.terms(LIMIT, SILENCE));

      assertThat(fault.kind()).as(fault.getMessage()).isEqualTo(Kind.MALFORMED);
      assertThat(fault.used()).isEqualTo(USED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobody_at_the_address_is_said_and_costs_nothing(Provider provider) {
    Wired wired = new Wired(asked -> Behaviour.says(WORDS));
    wired.stub.close();
    try (wired) {
      CallFault fault = wired.fault(provider, wired.terms(LIMIT, SILENCE));

      assertThat(fault.kind()).as(fault.getMessage()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(fault.used()).isEqualTo(Tokens.NONE);
    }
  }

  /** Connections after a moment: a given-up one is closed, not kept. */
  private static int busy(Wired wired) throws InterruptedException {
    for (int i = 0; i < 200 && wired.stub.busy() > 0; i++) {
      Thread.sleep(25);
    }
    return wired.stub.busy();
  }
}
