package tradingagents.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/**
 * The safety wall, seen from outside: what the agents' functions carry holds no broker and nothing
 * that writes orders or fills, not even unused.
 */
class AgentsJarTest {
  private static final Set<String> WRITERS = writers();

  private final Path target = Repository.root().resolve("functions/agents/target");

  @Test
  void what_the_agents_carry_holds_no_broker_and_no_writer_of_orders() throws IOException {
    List<String> carried = carried();

    assertThat(carried).contains("tradingagents.agents.AgentHandler");
    assertThat(carried).filteredOn(AgentsJarTest::isOfTheBroker).isEmpty();
    assertThat(carried).doesNotContainAnyElementsOf(WRITERS);
  }

  @Test
  void the_writers_of_orders_are_known_and_are_the_brokers() {
    assertThat(WRITERS)
        .contains("tradingagents.broker.DynamoOrders", "tradingagents.broker.PaperBroker")
        .allMatch(AgentsJarTest::isOfTheBroker);
  }

  @Test
  void the_zip_of_the_broker_would_be_noticed() throws IOException {
    Path zip = Repository.root().resolve("functions/broker/target/broker-lambda.zip");
    if (Files.exists(zip)) {
      assertThat(inArchive(Files.readAllBytes(zip))).anyMatch(AgentsJarTest::isOfTheBroker);
    } else {
      assertThat(isOfTheBroker("tradingagents.broker.DynamoOrders")).isTrue();
    }
  }

  private static boolean isOfTheBroker(String type) {
    return type.startsWith("tradingagents.broker.");
  }

  /** Main classes that implement the ports that order or move an account. */
  private static Set<String> writers() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("tradingagents")
            .stream()
            .filter(type -> !type.isInterface() && !type.getPackageName().contains("testkit"))
            .filter(type ->
                type.isAssignableTo("tradingagents.desk.port.Orders")
                    || type.isAssignableTo("tradingagents.desk.port.Broker"))
            .map(JavaClass::getName)
            .collect(Collectors.toSet());
  }

  /** The classes of the function package; before it is built, those of the module. */
  private List<String> carried() throws IOException {
    Path zip = target.resolve("agents-lambda.zip");
    if (Files.exists(zip)) {
      return inArchive(Files.readAllBytes(zip));
    }
    Path classes = target.resolve("classes");
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString().replace('\\', '/'))
          .flatMap(name -> name(name).stream())
          .toList();
    }
  }

  /** The class names in an archive and in the archives it holds. */
  private static List<String> inArchive(byte[] archive) throws IOException {
    List<String> names = new ArrayList<>();
    try (InputStream bytes = new ByteArrayInputStream(archive);
        ZipInputStream zip = new ZipInputStream(bytes)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".jar")) {
          names.addAll(inArchive(zip.readAllBytes()));
        } else {
          names.addAll(name(entry.getName()));
        }
      }
    }
    return names;
  }

  private static List<String> name(String file) {
    return file.endsWith(".class")
        ? List.of(file.substring(0, file.length() - ".class".length()).replace('/', '.'))
        : List.of();
  }
}
