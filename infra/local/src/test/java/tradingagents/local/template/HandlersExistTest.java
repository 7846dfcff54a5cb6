package tradingagents.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every Handler of the template is a class in the sources of the door whose package the function
 * deploys.
 */
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
}
