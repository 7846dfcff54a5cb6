package tradingagents.house;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The Java files of main code, which duplication and documentation are counted in. */
final class MainSources {
  private MainSources() {}

  /** Each Java file of main code below the floors named, such as {@code functions}. */
  static List<Path> below(Path root, String... floors) throws IOException {
    List<String> wanted = List.of(floors);
    return JavaFormat.javaFiles(root).stream()
        .filter(file -> wanted.contains(root.relativize(file).getName(0).toString()))
        .filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
        .toList();
  }
}
