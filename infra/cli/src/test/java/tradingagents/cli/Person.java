package tradingagents.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Somebody who types commands, with a data folder of his own where his login is kept.
 *
 * @param folder the data folder's parent
 */
record Person(Path folder) {
  Typed types(String... words) {
    return Typed.command(
        Map.of("TRADINGAGENTS_HOME", Typed.root().toString(), "XDG_DATA_HOME", folder.toString()),
        words);
  }

  Typed signsIn(String endpoint, String user, String password) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream((password + "\n").getBytes(UTF_8)));
    try {
      return types("login", "--endpoint", endpoint, "--user", user, "--password-stdin");
    } finally {
      System.setIn(before);
    }
  }
}
