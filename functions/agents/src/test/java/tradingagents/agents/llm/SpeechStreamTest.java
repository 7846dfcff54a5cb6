package tradingagents.agents.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechStreamTest {
  private static String heard(String json, Random chance) {
    StringBuilder heard = new StringBuilder();
    SpeechStream stream = new SpeechStream(heard::append);
    for (int at = 0; at < json.length(); ) {
      int end = Math.min(json.length(), at + 1 + chance.nextInt(7));
      stream.accept(json.substring(at, end));
      at = end;
    }
    return heard.toString().strip();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void passes_on_the_speech_however_it_is_cut(int seed) {
    String speech = "Über \"alles\": {a}, [b], C:\\new, 5 % \u2265 4 — it's, fine";
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putArray("points").addObject().put("text", "not this").put("speech", "nor this");
    answer.put("speech", speech).put("appetite", "0.5");
    assertThat(heard(answer.toString(), new Random(seed))).isEqualTo(speech);
  }

  @Test
  void unicode_escapes_are_letters() {
    assertThat(heard("{\"speech\":\"caf\\u00e9 \\u0022ok\\u0022\"}", new Random(1)))
        .isEqualTo("café \"ok\"");
  }

  @Test
  void says_nothing_of_what_is_no_json() {
    assertThat(heard("I would rather not say \"speech\": perhaps", new Random(1))).isEmpty();
  }

  @Test
  void stops_listening_to_who_never_ends() {
    StringBuilder heard = new StringBuilder();
    SpeechStream stream = new SpeechStream(heard::append);
    stream.accept("{\"speech\":\"");
    for (int i = 0; i < 1000; i++) {
      stream.accept("x".repeat(1000));
    }
    assertThat(heard.length()).isLessThan(30_000);
  }
}
