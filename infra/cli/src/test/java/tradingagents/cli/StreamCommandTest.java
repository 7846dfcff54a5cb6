package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tradingagents.local.EmbeddedStack;
import tradingagents.testkit.vendors.SocketStub;

/** Prices of a stream on the bus of an exposed stack. */
class StreamCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SIGN_IN = List.of("aws.accessKeyId", "aws.secretAccessKey");

  private static EmbeddedStack stack;
  private static String address = "";
  private static final List<JsonNode> PUT = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() {
    SIGN_IN.forEach(name -> System.setProperty(name, "local"));
    stack =
        EmbeddedStack.start(
            new EmbeddedStack.Setup(
                Typed.root().resolve("template.yaml"),
                Optional.empty(),
                InstantSource.system(),
                "test",
                Map.of(),
                false));
    stack.listen((caller, service, request, answer) -> {
      if (service.equals("events")) {
        try {
          PUT.add(JSON.readTree(request.body()).path("Entries").path(0));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    });
    address = stack.expose(0).toString();
  }

  @AfterAll
  static void stop() {
    SIGN_IN.forEach(System::clearProperty);
    stack.close();
  }

  private static String bar(String close) {
    return "[{\"T\":\"b\",\"S\":\"AAPL\",\"o\":1,\"h\":1,\"l\":1,\"c\":%s,\"v\":1,".formatted(close)
        + "\"t\":\"2018-05-11T15:00:00Z\"}]";
  }

  private static Typed stream(String... options) throws IOException {
    try (SocketStub alpaca =
        new SocketStub((number, talk) -> {
          talk.welcome();
          for (String close : List.of("100", "101", "103.5")) {
            talk.say(bar(close));
          }
          talk.hear();
        })) {
      Map<String, String> variables = new HashMap<>();
      variables.put("ALPACA_API_KEY_ID", "id");
      variables.put("ALPACA_API_SECRET_KEY", "s3cret");
      String socket = alpaca.address().toString();
      variables.put("ALPACA_STREAM_URL", socket.substring(0, socket.indexOf("/v2/")));
      variables.put("AWS_ENDPOINT_URL", address);
      String[] args = new String[options.length + 4];
      System.arraycopy(new String[] {"stream", "AAPL", "--prices", "3"}, 0, args, 0, 4);
      System.arraycopy(options, 0, args, 4, options.length);
      return Typed.command(variables, args);
    }
  }

  @Test
  void moves_are_put_on_the_bus_as_the_schema_says() throws IOException {
    PUT.clear();
    Typed typed = stream("--move", "3", "--bus", "tradingagents");

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out()).contains("103.5", "+3.50 %");
    assertThat(PUT).hasSize(1);
    JsonNode put = PUT.getFirst();
    assertThat(put.path("DetailType").asText()).isEqualTo("PriceTold");
    assertThat(put.path("EventBusName").asText()).isEqualTo("tradingagents");
    JsonNode detail = JSON.readTree(put.path("Detail").asText());
    assertThat(detail.path("price").asText()).isEqualTo("103.5");
    assertThat(detail.path("changePercent").asText()).isEqualTo("3.50");
    JsonNode schema =
        JSON.readTree(Typed.root().resolve("events/schema/price-told.v1.schema.json").toFile());
    assertThat(detail.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(() -> schema.path("properties").fieldNames());
  }

  @Test
  void a_bus_that_is_not_there_is_said_and_prices_are_told_all_the_same() throws IOException {
    Typed typed = stream("--bus", "nobodys");

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out().lines()).hasSize(3);
    assertThat(typed.err()).contains("Not on the bus", "ResourceNotFoundException");
  }
}
