package tradingagents.agents.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import tradingagents.agents.llm.wire.CallFault.Kind;
import tradingagents.chain.Env;
import tradingagents.desk.models.Provider;
import tradingagents.testkit.models.Behaviour;
import tradingagents.testkit.models.ModelStub;

/** Where keys are found, and what is said when they are not. */
final class KeyRingTest {
  private final List<String> read = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-02T15:00:00Z");
  private String stored = "first-secret-value";

  @ParameterizedTest
  @CsvSource({
    "OPENAI, OPENAI_API_KEY, https://platform.openai.com/api-keys",
    "ANTHROPIC, ANTHROPIC_API_KEY, https://platform.claude.com/settings/keys",
    "GEMINI, GEMINI_API_KEY or GOOGLE_API_KEY, https://aistudio.google.com/apikey"
  })
  void says_which_variable_is_missing_and_where_to_get_a_key(
      Provider provider, String variable, String where) {
    CallFault fault = fault(ring(Map.of()), provider, null);

    assertThat(fault.kind()).isEqualTo(Kind.AUTH);
    assertThat(fault.getMessage()).contains(provider.toString(), variable, where);
  }

  @ParameterizedTest
  @CsvSource({"BEDROCK", "OLLAMA"})
  void needs_no_key_where_there_is_another_way_in(Provider provider) throws CallFault {
    assertThat(ring(Map.of()).of(provider, null)).isEqualTo(Key.NONE);
  }

  @Test
  void takes_the_second_usual_variable_when_the_first_is_not_set() throws CallFault {
    KeyRing ring = ring(Map.of("GOOGLE_API_KEY", "g-key-2"));

    assertThat(ring.of(Provider.GEMINI, null).value()).isEqualTo("g-key-2");
  }

  @Test
  void names_the_variable_of_a_reference_that_is_not_set() {
    assertThat(fault(ring(Map.of()), Provider.OPENAI, "env:SECOND_KEY"))
        .hasMessageContaining("SECOND_KEY");
  }

  @Test
  void gives_no_provider_what_opens_aws() {
    Map<String, String> account = Map.of("AWS_SECRET_ACCESS_KEY", "very-secret-indeed");

    assertThat(fault(ring(account), Provider.OPENAI, "env:AWS_SECRET_ACCESS_KEY"))
        .hasMessageContaining("never sent")
        .hasMessageNotContaining("very-secret");
  }

  @Test
  void does_not_repeat_a_reference_that_is_none() {
    assertThat(fault(ring(Map.of()), Provider.OPENAI, "sk-live-0123456789"))
        .hasMessageContaining("env:NAME or secret:NAME")
        .hasMessageNotContaining("sk-live");
  }

  @Test
  void reads_a_secret_once_in_some_minutes() throws CallFault {
    KeyRing ring = ring(Map.of());
    for (int i = 0; i < 3; i++) {
      assertThat(ring.of(Provider.OPENAI, "secret:ta/models/openai").value()).isEqualTo(stored);
    }
    assertThat(read).containsExactly("ta/models/openai");

    now = now.plus(Duration.ofMinutes(6));
    stored = "second-secret-value";

    assertThat(ring.of(Provider.OPENAI, "secret:ta/models/openai").value()).isEqualTo(stored);
    assertThat(read).hasSize(2);
  }

  @Test
  void reads_a_refused_secret_anew() throws CallFault {
    KeyRing ring = ring(Map.of());
    Key refused = ring.of(Provider.OPENAI, "secret:ta/models/openai");
    assertThat(ring.isReplaced(Provider.OPENAI, "secret:ta/models/openai", refused)).isFalse();

    stored = "second-secret-value";

    assertThat(ring.isReplaced(Provider.OPENAI, "secret:ta/models/openai", refused)).isTrue();
    assertThat(ring.of(Provider.OPENAI, "secret:ta/models/openai").value()).isEqualTo(stored);
    assertThat(read).hasSize(3);
  }

  @Test
  void takes_the_only_value_of_a_secret_that_the_console_wrote() throws CallFault {
    stored = "{\"OPENAI_API_KEY\":\"inner-key-value\"}";

    assertThat(ring(Map.of()).of(Provider.OPENAI, "secret:ta/models/openai").value())
        .isEqualTo("inner-key-value");
  }

  @Test
  void names_a_secret_that_is_not_there() {
    KeyRing ring =
        ring(
            Map.of(),
            name -> {
              throw ResourceNotFoundException.builder().message("no").statusCode(400).build();
            });

    CallFault fault = fault(ring, Provider.ANTHROPIC, "secret:ta/models/none");

    assertThat(fault.kind()).isEqualTo(Kind.AUTH);
    assertThat(fault.getMessage()).contains("ta/models/none", "STACK/models/");
  }

  @ParameterizedTest
  @CsvSource({"first-secret-value, AUTH", "second-secret-value, UNAVAILABLE"})
  void a_refused_key_that_was_replaced_is_worth_another_call(String next, Kind kind) {
    try (ModelStub stub =
            ModelStub.start(asked -> Behaviour.refuses(Behaviour.Refusal.UNAUTHENTICATED));
        Providers providers =
            new Providers(
                new Env(stub.environment()),
                ring(
                    Map.of(),
                    name -> {
                      read.add(name);
                      return read.size() == 1 ? stored : next;
                    }),
                AnonymousCredentialsProvider::create,
                Wired.CLOCK,
                Wired.KNOW)) {
      Duration time = Duration.ofSeconds(20);
      CallFault fault =
          catchThrowableOfType(
              CallFault.class,
              () ->
                  providers.call(
                      Wired.model(Provider.OPENAI),
                      Wired.question().build(),
                      new ModelClient.Terms("secret:ta/models/openai", time, time, piece -> {})));

      assertThat(fault.kind()).isEqualTo(kind);
      assertThat(stub.asked()).hasSize(1);
    }
  }

  private static CallFault fault(KeyRing ring, Provider provider, @Nullable String keyRef) {
    return catchThrowableOfType(CallFault.class, () -> ring.of(provider, keyRef));
  }

  private KeyRing ring(Map<String, String> variables) {
    return ring(
        variables,
        name -> {
          read.add(name);
          return stored;
        });
  }

  private KeyRing ring(Map<String, String> variables, Function<String, String> secrets) {
    InstantSource clock = () -> now;
    return new KeyRing(new Env(variables), () -> new Vault(secrets), clock);
  }

  private record Vault(Function<String, String> secrets) implements SecretsManagerClient {
    @Override
    public GetSecretValueResponse getSecretValue(Consumer<GetSecretValueRequest.Builder> request) {
      GetSecretValueRequest.Builder asked = GetSecretValueRequest.builder();
      request.accept(asked);
      String value = secrets.apply(asked.build().secretId());
      return GetSecretValueResponse.builder().secretString(value).build();
    }

    @Override
    public String serviceName() {
      return "secretsmanager";
    }

    @Override
    public void close() {}
  }
}
