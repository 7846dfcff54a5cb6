package tradingagents.desk.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRefTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "env:OPENAI_API_KEY",
        "env:_x1",
        "secret:openai",
        "secret:desk/models/anthropic-2026.key",
      })
  void a_reference_is_read_and_written_the_same(String text) {
    assertThat(KeyRef.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-proj-9f8e7d6c5b4a",
        "env:sk-ant-api03-abcdef",
        "secret:sk_live_1234",
        "secret:AKIAIOSFODNN7EXAMPLE",
        "AIzaSyA-0123456789abcdefghijklmnopqrstu",
        "secret:0123456789abcdef0123456789abcdef",
        "secret:qWeRtYuIoP0123456789aSdFgHjK",
        "plain:qWeRtYuIoP0123456789aSdFgHjK",
        "hunter2hunter2",
        "env:",
        "env:1ST",
        "env:MY KEY",
        "secret:",
        "secret:-x",
        "vault:openai",
        "",
      })
  void what_is_no_reference_is_refused_and_not_repeated(String text) {
    assertThatThrownBy(() -> KeyRef.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("env:NAME")
        .hasMessageContaining("secret:NAME")
        .satisfies(e -> {
          String name = text.substring(text.indexOf(':') + 1);
          if (name.length() > 4) {
            assertThat(e.getMessage()).doesNotContain(name);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "us.anthropic.claude-haiku-4-5-20251001-v1:0",
        "gpt-5.4-mini",
        "MY_DESKS_OPENAI_KEY_OF_2026",
        "hf_token",
        "anthropic-production-key-for-the-desk",
      })
  void names_are_no_keys(String text) {
    assertThat(KeyRef.looksLikeKey(text)).isFalse();
  }
}
