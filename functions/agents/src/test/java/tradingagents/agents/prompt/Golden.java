package tradingagents.agents.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Files that pin what is sent, byte for byte. After a wanted change {@code main} writes them anew:
 * its argument is the folder they stand in.
 */
final class Golden {
  private Golden() {}

  public static void main(String[] folder) throws IOException {
    Path target = Path.of(folder[0]);
    for (Map.Entry<String, String> brief : RenderingTest.sent().entrySet()) {
      Files.writeString(target.resolve(brief.getKey() + ".txt"), brief.getValue());
    }
    StringBuilder hashes = new StringBuilder();
    for (String name : Samples.BOOK.names()) {
      for (Prompt prompt : Samples.BOOK.versions(name).orThrow()) {
        hashes.append(name).append(' ').append(prompt.version()).append(' ');
        hashes.append(prompt.hash()).append('\n');
      }
    }
    Files.writeString(target.resolve("hashes.txt"), hashes);
  }

  static String read(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Golden.class.getResourceAsStream("golden/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
