package tradingagents.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatTest {
  private final JavaFormat format = new JavaFormat();

  @Test
  void every_java_file_is_formatted() throws IOException, FormatterException {
    Path root = Repository.root();
    List<Path> wrong = new ArrayList<>();
    for (Path file : JavaFormat.javaFiles(root)) {
      String source = Files.readString(file);
      if (!format.formatted(source).equals(source)) {
        wrong.add(root.relativize(file));
      }
    }
    assertThat(wrong).as("not formatted; run: mvn -Pformat").isEmpty();
  }

  @Test
  void notices_a_file_that_is_not_formatted() throws FormatterException {
    String source = "class A{int b( ){return 1;}}\n";

    assertThat(format.formatted(source)).isNotEqualTo(source).contains("  int b() {\n");
  }
}
