package tradingagents.house;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the repository lies, as the build says. */
final class Repository {
  private Repository() {}

  /** The folder of the root pom. */
  static Path root() {
    Path root = Path.of(System.getProperty("repository.root", "../..")).toAbsolutePath();
    if (!Files.isRegularFile(root.resolve("template.yaml"))) {
      throw new IllegalStateException(root + " is not the repository; run the test with Maven");
    }
    return root.normalize();
  }
}
