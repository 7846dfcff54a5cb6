package tradingagents.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SamTemplateTest {
  private static final Path ROOT = Path.of(System.getProperty("repository.root", "../.."));

  @Test
  void reads_the_shipped_template() {
    SamTemplate template = SamTemplate.read(ROOT.resolve("template.yaml"));

    assertThat(template.functions()).hasSize(16);
    template.functions().forEach(System.out::println);
    template.queues().forEach(System.out::println);
    template.rules().forEach(System.out::println);
    template.tables().forEach(System.out::println);
    template.userPools().forEach(System.out::println);
    System.out.println(template.outputs());
  }
}
