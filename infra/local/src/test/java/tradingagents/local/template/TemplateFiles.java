package tradingagents.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import tradingagents.desk.run.Step;

/** The shipped templates, and copies of them with one thing changed. */
final class TemplateFiles {
  static final Path ROOT = Path.of(System.getProperty("repository.root", "../.."));

  /** Every step that is a function, by its wire name. */
  static final List<String> STEPS =
      Arrays.stream(Step.values()).filter(Step::isFunction).map(Step::wireName).toList();

  static final List<String> FILES =
      List.of(
          "template.yaml",
          "infra/inbox.yaml",
          "infra/jobs.yaml",
          "infra/door.yaml",
          "infra/state.yaml",
          "infra/identity.yaml",
          "infra/watch.yaml");

  private TemplateFiles() {}

  /** Whether a language model may speak in the step of this wire name. */
  static boolean isAgent(String step) {
    return Step.named(step).filter(Step::isAgent).isPresent();
  }

  static Path shipped() {
    return ROOT.resolve("template.yaml");
  }

  static Path changed(Path folder, String file, String from, String to) throws IOException {
    for (String name : FILES) {
      String text = Files.readString(ROOT.resolve(name));
      if (name.equals(file)) {
        assertThat(text).as("the place to change in " + file).contains(from);
        int at = text.indexOf(from);
        text = text.substring(0, at) + to + text.substring(at + from.length());
      }
      Path copy = folder.resolve(name);
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, text);
    }
    return folder.resolve("template.yaml");
  }
}
