package tradingagents.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command line in a process of its own, with the launcher's flags. */
final class Child {
  private Child() {}

  static ProcessBuilder of(String... typed) {
    return of(List.of(), typed);
  }

  static ProcessBuilder of(List<String> flags, String... typed) {
    return new ProcessBuilder(words(flags, typed)).directory(Typed.root().toFile());
  }

  static List<String> words(List<String> flags, String... typed) {
    List<String> words =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
    words.addAll(flags);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    words.addAll(Arrays.asList(typed));
    return words;
  }
}
