package tradingagents.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packages that this system promises to stand on are really used, by class files. */
class PackagesTest {
  /** Artifact and package that shipped classes use. */
  private static final Map<String, String> SHIPPED =
      Map.of(
          "aws-lambda-java-core", "com.amazonaws.services.lambda.runtime",
          "aws-lambda-java-events", "com.amazonaws.services.lambda.runtime.events",
          "dynamodb", "software.amazon.awssdk.services.dynamodb",
          "sqs", "software.amazon.awssdk.services.sqs",
          "eventbridge", "software.amazon.awssdk.services.eventbridge",
          "cognitoidentityprovider", "software.amazon.awssdk.services.cognitoidentityprovider",
          "langchain4j-bedrock", "dev.langchain4j.model.bedrock",
          "powertools-logging", "software.amazon.lambda.powertools.logging",
          "micronaut-function-aws", "io.micronaut.function.aws");

  /** Artifact and package that tests use. */
  private static final Map<String, String> TESTED =
      Map.of(
          "junit-jupiter", "org.junit.jupiter.api",
          "testcontainers-localstack", "org.testcontainers.localstack");

  /**
   * Those whose capability is still open: signing in, LocalStack. Take an entry out when it becomes
   * used; until then the test expects it to be unused.
   */
  private static final Set<String> OPEN = Set.of("cognitoidentityprovider");

  private static Set<String> shipped = Set.of();

  @BeforeAll
  static void read_what_ships() throws IOException {
    shipped = used("target/classes");
  }

  @Test
  void shipped_classes_use_every_promised_package_that_is_not_open() {
    assertThat(unused(SHIPPED, shipped)).isEqualTo(open(SHIPPED));
  }

  @Test
  void tests_use_every_promised_package_that_is_not_open() throws IOException {
    assertThat(unused(TESTED, used("target/test-classes"))).isEqualTo(open(TESTED));
  }

  @Test
  void the_functions_start_through_micronaut_function_aws() {
    assertThat(shipped).contains("io.micronaut.function.aws");
  }

  private static Set<String> open(Map<String, String> promised) {
    Set<String> open = new TreeSet<>(promised.keySet());
    open.retainAll(OPEN);
    return open;
  }

  private static Set<String> unused(Map<String, String> promised, Set<String> used) {
    Set<String> unused = new TreeSet<>();
    promised.forEach((artifact, name) -> {
      if (!used.contains(name)) {
        unused.add(artifact);
      }
    });
    return unused;
  }

  /** The packages that the class files of the functions refer to. */
  private static Set<String> used(String output) throws IOException {
    Set<String> packages = new TreeSet<>();
    for (JavaClass type : classes(output)) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        packages.add(dependency.getTargetClass().getBaseComponentType().getPackageName());
      }
    }
    assertThat(packages).hasSizeGreaterThan(20);
    return packages;
  }

  private static JavaClasses classes(String output) throws IOException {
    Path root = Repository.root();
    List<Path> folders = new ArrayList<>();
    List<String> floors =
        output.contains("test") ? List.of("functions", "infra") : List.of("functions");
    for (String floor : floors) {
      try (Stream<Path> modules = Files.list(root.resolve(floor))) {
        modules
            .map(module -> module.resolve(output))
            .filter(Files::isDirectory)
            .forEach(folders::add);
      }
    }
    return new ClassFileImporter().importPaths(folders);
  }
}
