package tradingagents.agents.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Provider;
import tradingagents.testkit.models.Asked;
import tradingagents.testkit.models.Behaviour;
import tradingagents.testkit.models.ModelStub;

/** What is sent: each provider's own shape of the same request. */
final class RequestsTest {
  @Test
  void bedrock_gets_the_schema_as_text_and_cache_points_after_the_rules_and_the_case()
      throws CallFault {
    JsonNode sent = sent(Provider.BEDROCK, full());

    assertThat(sent.at("/system/0/text").asText()).isEqualTo("The rules of the desk.");
    assertThat(sent.at("/system/1/cachePoint/type").asText()).isEqualTo("default");
    assertThat(sent.at("/messages/0/content/0/text").asText()).isEqualTo("The case file.");
    assertThat(sent.at("/messages/0/content/1/cachePoint/type").asText()).isEqualTo("default");
    assertThat(sent.at("/messages/1/content")).hasSize(1);
    assertThat(sent.at("/messages/2/content")).hasSize(1);
    assertThat(sent.at("/inferenceConfig/maxTokens").asInt()).isEqualTo(700);
    assertThat(sent.at("/inferenceConfig/temperature").asDouble()).isEqualTo(0.25);
    JsonNode format = sent.at("/outputConfig/textFormat");
    assertThat(format.path("type").asText()).isEqualTo("json_schema");
    assertThat(
            Json.readOrMissing(format.at("/structure/jsonSchema/schema").asText())
                .at("/properties/rating/type")
                .asText())
        .isEqualTo("string");
  }

  @Test
  void bedrock_gets_no_cache_point_for_a_model_that_refuses_them() throws CallFault {
    ModelId llama = new ModelId(Provider.BEDROCK, "us.meta.llama4-scout-17b-instruct-v1:0");

    assertThat(sent(llama, Wired.question().build(), Map.of()).toString())
        .doesNotContain("cachePoint");
  }

  @Test
  void bedrock_gets_the_guardrail_that_is_configured() throws CallFault {
    Map<String, String> guarded =
        Map.of("BEDROCK_GUARDRAIL_ID", "gr-1234abcd", "BEDROCK_GUARDRAIL_VERSION", "3");

    JsonNode sent = sent(Wired.model(Provider.BEDROCK), Wired.question().build(), guarded);

    assertThat(sent.at("/guardrailConfig/guardrailIdentifier").asText()).isEqualTo("gr-1234abcd");
    assertThat(sent.at("/guardrailConfig/guardrailVersion").asText()).isEqualTo("3");
  }

  @Test
  void openai_gets_a_strict_schema_and_is_asked_for_the_usage() throws CallFault {
    JsonNode sent = sent(Provider.OPENAI, full());

    assertThat(sent.at("/response_format/type").asText()).isEqualTo("json_schema");
    assertThat(sent.at("/response_format/json_schema/strict").asBoolean()).isTrue();
    assertThat(sent.at("/response_format/json_schema/schema/required")).hasSize(2);
    assertThat(sent.at("/stream_options/include_usage").asBoolean()).isTrue();
    assertThat(sent.at("/max_tokens").asInt()).as("a compatible server").isEqualTo(700);
    assertThat(sent.at("/messages")).hasSize(4);
  }

  @Test
  void openai_itself_gets_its_newer_name_of_the_most_tokens() {
    ChatRequestParameters sent = OpenAiModels.completing(full()).parameters();

    assertThat(((OpenAiChatRequestParameters) sent).maxCompletionTokens()).isEqualTo(700);
    assertThat(sent.maxOutputTokens()).isNull();
    assertThat(sent.temperature()).isEqualTo(0.25);
    assertThat(sent.responseFormat()).isEqualTo(Wired.schema());
  }

  @Test
  void anthropic_gets_the_schema_and_cache_points_after_the_rules_and_the_case() throws CallFault {
    JsonNode sent = sent(Provider.ANTHROPIC, full());

    assertThat(sent.at("/output_config/format/type").asText()).isEqualTo("json_schema");
    assertThat(sent.at("/system/0/cache_control/type").asText()).isEqualTo("ephemeral");
    assertThat(sent.at("/messages/0/content/0/cache_control/type").asText()).isEqualTo("ephemeral");
    assertThat(sent.at("/messages/2").toString()).doesNotContain("cache_control");
    assertThat(sent.at("/max_tokens").asInt()).isEqualTo(700);
  }

  @Test
  void gemini_gets_a_response_schema() throws CallFault {
    JsonNode sent = sent(Provider.GEMINI, full());

    assertThat(sent.at("/generationConfig/responseMimeType").asText())
        .isEqualTo("application/json");
    assertThat(sent.at("/generationConfig/responseSchema/required")).hasSize(2);
    assertThat(sent.at("/generationConfig/maxOutputTokens").asInt()).isEqualTo(700);
    assertThat(sent.at("/systemInstruction/parts/0/text").asText())
        .isEqualTo("The rules of the desk.");
  }

  @Test
  void ollama_gets_the_schema_as_format_and_a_window_that_holds_the_prompt() throws CallFault {
    JsonNode sent = sent(Provider.OLLAMA, full());
    ChatRequest long_ =
        ChatRequest.builder()
            .messages(UserMessage.from("word ".repeat(16_000)))
            .maxOutputTokens(700)
            .build();

    assertThat(sent.at("/format/properties/rating/type").asText()).isEqualTo("string");
    assertThat(sent.at("/options/num_predict").asInt()).isEqualTo(700);
    assertThat(sent.at("/options/num_ctx").asInt()).isEqualTo(8192);
    assertThat(sent(Provider.OLLAMA, long_).at("/options/num_ctx").asInt()).isEqualTo(32_768);
  }

  @ParameterizedTest
  @EnumSource
  void a_temperature_that_is_not_given_is_not_sent(Provider provider) throws CallFault {
    assertThat(sent(provider, Wired.question().build()).toString()).doesNotContain("temperature");
    assertThat(sent(provider, full()).toString()).contains("\"temperature\":0.25");
  }

  @ParameterizedTest
  @EnumSource
  void the_results_of_tools_go_back(Provider provider) throws CallFault {
    Behaviour asks = Behaviour.says("Let me see.").withTool("close_of", "{\"day\":\"today\"}");
    try (Wired wired =
        new Wired(asked -> asked.number() == 1 ? asks : Behaviour.says("It was 7.42."))) {
      ChatRequest first = Wired.question().toolSpecifications(Wired.tool()).build();
      Reply reply = wired.providers.call(Wired.model(provider), first, wired.terms());
      List<ChatMessage> messages = new ArrayList<>(first.messages());
      messages.add(reply.message());
      messages.add(ToolExecutionResultMessage.from(reply.toolRequests().getFirst(), "close: 7.42"));

      Reply last =
          wired.providers.call(
              Wired.model(provider),
              ChatRequest.builder().messages(messages).toolSpecifications(Wired.tool()).build(),
              wired.terms());

      assertThat(last.text()).isEqualTo("It was 7.42.");
      assertThat(wired.stub.asked().getLast().request())
          .contains("close: 7.42", "Let me see.", "close_of");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BEDROCK, authorization, Bearer ",
    "OPENAI, authorization, Bearer ",
    "ANTHROPIC, x-api-key, ''",
    "GEMINI, x-goog-api-key, ''"
  })
  void the_key_goes_where_the_provider_looks_for_it(Provider provider, String header, String before)
      throws CallFault {
    Map<String, String> headers =
        asked(Wired.model(provider), Wired.question().build(), Map.of()).headers();

    assertThat(headers.get(header))
        .isEqualTo(before.isEmpty() ? ModelStub.KEY : "Bearer " + ModelStub.KEY);
  }

  @Test
  void without_a_bedrock_key_the_call_is_signed_as_the_account() throws CallFault {
    Asked asked =
        asked(
            Wired.model(Provider.BEDROCK),
            Wired.question().build(),
            Map.of("AWS_BEARER_TOKEN_BEDROCK", ""));

    assertThat(asked.headers().get("authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=id/")
        .contains("/us-east-1/bedrock/aws4_request");
  }

  @Test
  void the_local_stack_is_not_taken_for_bedrock() throws CallFault {
    Map<String, String> local = Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1");

    assertThat(asked(Wired.model(Provider.BEDROCK), Wired.question().build(), local).number())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://127.0.0.1:11434",
    "box:8080, http://box:8080",
    "http://box:8080, http://box:8080",
    "https://ollama.example, https://ollama.example"
  })
  void the_address_of_ollama_may_be_short(String host, String url) {
    assertThat(OllamaModels.address(host)).isEqualTo(url);
  }

  private static ChatRequest full() {
    return Wired.question()
        .temperature(0.25)
        .maxOutputTokens(700)
        .responseFormat(Wired.schema())
        .build();
  }

  private static JsonNode sent(Provider provider, ChatRequest request) throws CallFault {
    return sent(Wired.model(provider), request, Map.of());
  }

  private static JsonNode sent(ModelId model, ChatRequest request, Map<String, String> more)
      throws CallFault {
    return Json.readOrMissing(asked(model, request, more).request());
  }

  private static Asked asked(ModelId model, ChatRequest request, Map<String, String> more)
      throws CallFault {
    try (Wired wired = new Wired(asked -> Behaviour.says("{\"rating\":\"HOLD\"}"), more)) {
      wired.providers.call(model, request, wired.terms());
      return wired.stub.asked().getFirst();
    }
  }
}
