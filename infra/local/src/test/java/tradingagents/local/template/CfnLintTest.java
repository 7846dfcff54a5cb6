package tradingagents.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CfnLintTest {
  @TempDir Path folder;

  @Test
  void cfn_lint_is_clean_on_the_root_and_each_nested_template() throws Exception {
    assumeInstalled();

    Answer answer = lint(TemplateFiles.ROOT);

    assertThat(answer.output()).isEmpty();
    assertThat(answer.code()).isZero();
  }

  @Test
  void cfn_lint_finds_a_planted_fault() throws Exception {
    assumeInstalled();
    TemplateFiles.changed(
        folder, "infra/inbox.yaml", "!GetAtt DeadLetters.Arn", "!GetAtt Dead.Arn");

    assertThat(lint(folder).code()).isNotZero();
  }

  private static void assumeInstalled() throws InterruptedException {
    boolean installed;
    try {
      installed = run(List.of("cfn-lint", "--version")).code() == 0;
    } catch (IOException e) {
      installed = false;
    }
    if (!installed) {
      System.out.println("skipped: cfn-lint is not installed (pip install cfn-lint)");
    }
    Assumptions.assumeTrue(installed, "cfn-lint is not installed");
  }

  private static Answer lint(Path root) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("cfn-lint", "--regions", "us-east-1", "--"));
    TemplateFiles.FILES.forEach(file -> command.add(root.resolve(file).toString()));
    return run(command);
  }

  private static Answer run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return new Answer(process.exitValue(), output.strip());
  }

  private record Answer(int code, String output) {}
}
