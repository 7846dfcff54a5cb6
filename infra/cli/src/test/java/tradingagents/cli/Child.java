package tradingagents.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command line in a process of its own, with the launcher's flags. */
final class Child {
  private Child() {}

  static ProcessBuilder of(String... typed) {
    return new ProcessBuilder(words(typed)).directory(Typed.root().toFile());
  }

  /** As the launcher starts it, from its archive. */
  static List<String> words(String... typed) {
    return words(StartUpArchive.words(), typed);
  }

  /** With other flags and the class path of the tests. */
  static List<String> plain(List<String> flags, String... typed) {
    List<String> more = new ArrayList<>(flags);
    more.addAll(List.of("-cp", System.getProperty("java.class.path")));
    return words(more, typed);
  }

  private static List<String> words(List<String> more, String... typed) {
    List<String> words = java();
    words.addAll(more);
    words.add(Main.class.getName());
    words.addAll(Arrays.asList(typed));
    return words;
  }

  /** The JVM and its flags. */
  static List<String> java() {
    return new ArrayList<>(
        List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1"));
  }
}
