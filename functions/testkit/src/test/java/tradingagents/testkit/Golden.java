package tradingagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts as they were accepted, in test resources. */
final class Golden {
  private Golden() {}

  static void same(String resource, String text) {
    try (InputStream in = Golden.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      assertThat(text).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
