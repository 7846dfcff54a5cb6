package tradingagents.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The environments of samconfig.toml fit the template. */
class SamConfigTest {
  private static final Pattern SECTION = Pattern.compile("\\[(.+)]");
  private static final Pattern SETTING = Pattern.compile("(\\w+) *= *\"?([^\"]*)\"?");

  private static Map<String, String> section(String name) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    String current = "";
    for (String line :
        Files.readAllLines(TemplateFiles.shipped().resolveSibling("samconfig.toml"))) {
      Matcher section = SECTION.matcher(line);
      Matcher setting = SETTING.matcher(line);
      if (section.matches()) {
        current = section.group(1);
      } else if (current.equals(name) && setting.matches()) {
        settings.put(setting.group(1), setting.group(2));
      }
    }
    return settings;
  }

  private static Map<String, String> pairs(Map<String, String> settings, String name) {
    return Arrays.stream(Objects.requireNonNull(settings.get(name), name).split(" "))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  @ParameterizedTest
  @CsvSource({
    "default, dev, tradingagents-dev, false",
    "dev, dev, tradingagents-dev, false",
    "prod, prod, tradingagents, true"
  })
  void an_environment_deploys_as_its_stage(
      String environment, String stage, String stack, String asks) throws IOException {
    Map<String, String> deploy = section(environment + ".deploy.parameters");

    assertThat(section(environment + ".global.parameters")).containsEntry("stack_name", stack);
    assertThat(deploy)
        .containsEntry("confirm_changeset", asks)
        .containsEntry("capabilities", "CAPABILITY_IAM CAPABILITY_AUTO_EXPAND");
    assertThat(pairs(deploy, "tags"))
        .containsEntry("application", "tradingagents")
        .containsEntry("stage", stage);
    Map<String, String> parameters = pairs(deploy, "parameter_overrides");
    assertThat(parameters).containsEntry("Stage", stage);
    // Refuses a parameter that the template does not have.
    SamTemplate.read(TemplateFiles.shipped(), Placement.local(), parameters);
  }
}
