package tradingagents.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Files of the repository that a test writes when it is told to, and compares otherwise. */
final class Written {
  private Written() {}

  static void check(Map<Path, String> expected, String test) throws IOException {
    if (Boolean.getBoolean("write")) {
      for (Map.Entry<Path, String> file : expected.entrySet()) {
        Files.writeString(file.getKey(), file.getValue());
      }
    }
    assertThat(differing(expected)).as("write it again: " + command(test)).isEmpty();
  }

  static List<Path> differing(Map<Path, String> expected) throws IOException {
    List<Path> differing = new ArrayList<>();
    for (Map.Entry<Path, String> file : expected.entrySet()) {
      boolean there = Files.exists(file.getKey());
      if (!there || !Files.readString(file.getKey()).equals(file.getValue())) {
        differing.add(file.getKey());
      }
    }
    return differing;
  }

  static String command(String test) {
    return "mvn -pl infra/local -am test -Dtest="
        + test
        + " -Dwrite=true"
        + " -Dsurefire.failIfNoSpecifiedTests=false";
  }
}
