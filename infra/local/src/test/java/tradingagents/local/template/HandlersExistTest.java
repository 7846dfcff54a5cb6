package tradingagents.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/**
 * Every Handler of the template is a class in the sources of the door whose package the function
 * deploys.
 */
@Disabled("the doors have no handlers yet; remove this line when the last of the five has come")
class HandlersExistTest {
  @Test
  void each_handler_is_a_class_of_the_door_that_is_deployed() {
    List<FunctionDef> functions = SamTemplate.read(TemplateFiles.shipped()).functions();

    assertThat(functions).allSatisfy(function -> assertThat(source(function)).isRegularFile());
  }

  private static Path source(FunctionDef function) {
    Path target = function.codeUri().getParent();
    Path door = target == null ? Path.of("") : target.resolveSibling("src/main/java");
    return door.resolve(function.handlerClass().replace('.', '/') + ".java");
  }

  @Test
  void each_package_is_named_after_its_door() {
    for (FunctionDef function : SamTemplate.read(TemplateFiles.shipped()).functions()) {
      Path relative =
          TemplateFiles.ROOT.toAbsolutePath().normalize().relativize(function.codeUri());
      String door = String.valueOf(relative.getName(1));

      assertThat(relative).isEqualTo(Path.of("functions", door, "target", door + "-lambda.zip"));
      assertThat(Files.isRegularFile(TemplateFiles.ROOT.resolve("functions/" + door + "/pom.xml")))
          .isTrue();
    }
  }
}
