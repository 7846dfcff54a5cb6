package tradingagents.testkit.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The known answers are those of botocore's tests:
 * https://github.com/boto/botocore/blob/develop/tests/unit/test_eventstream.py.
 */
final class EventStreamFrameTest {
  @Test
  void writes_a_message_without_anything() {
    assertThat(hex(Map.of(), "")).isEqualTo("000000100000000005c248eb7d98c8ff");
  }

  @Test
  void writes_a_payload_alone() {
    assertThat(hex(Map.of(), "{'foo':'bar'}"))
        .isEqualTo("0000001d00000000fd528c5a7b27666f6f273a27626172277dc3653936");
  }

  @Test
  void writes_a_payload_with_one_header() {
    assertThat(hex(Map.of("content-type", "application/json"), "{'foo':'bar'}"))
        .isEqualTo(
            "0000003d0000002007fd83960c636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f"
                + "6e7b27666f6f273a27626172277d8d9c08b1");
  }

  private static String hex(Map<String, String> headers, String payload) {
    return HexFormat.of().formatHex(EventStreamFrame.of(headers, payload));
  }
}
