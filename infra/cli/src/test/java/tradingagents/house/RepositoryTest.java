package tradingagents.house;

import static org.assertj.core.api.Assertions.assertThat;
import static tradingagents.house.SourceRules.spelled;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryTest {
  private static final long BIGGEST_FILE = 1_500_000;
  private static final List<String> REGISTRIES =
      List.of(
          spelled(".", "repo1", "maven", "org"),
          spelled(".", "repo", "maven", "apache", "org"),
          spelled(".", "registry", "npmjs", "org"),
          spelled(".", "pypi", "org"),
          spelled(".", "files", "pythonhosted", "org"),
          spelled(".", "proxy", "golang", "org"),
          spelled(".", "static", "crates", "io"));
  private static final Pattern MACHINE =
      Pattern.compile(
          "(?<![\\w.>/}-])("
              + String.join(
                  "|", "/ro" + "ot/", "/ho" + "me/\\w", "/Us" + "ers/\\w", "/usr/lib/j" + "vm/\\w")
              + "|/wo"
              + "rk/|[A-Z]:\\\\Us"
              + "ers)");

  private final Path root = Repository.root();

  @Test
  void java_files_keep_the_budgets_and_the_words() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    for (Path file : javaFiles()) {
      sources.put(name(file), Files.readString(file));
    }
    assertThat(SourceRules.violations(sources)).isEmpty();
  }

  @Test
  void every_package_of_main_code_says_where_to_start() throws IOException {
    Set<Path> folders = new TreeSet<>();
    for (Path file : javaFiles()) {
      if (name(file).contains("/src/main/java/")) {
        folders.add(file.getParent());
      }
    }
    assertThat(folders).hasSizeGreaterThan(20);
    assertThat(folders)
        .filteredOn(folder -> !Files.exists(folder.resolve("package-info.java")))
        .isEmpty();
  }

  @Test
  void texts_name_no_machine_and_no_registry() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path file : files()) {
      wrong.addAll(wordsOfAPlace(name(file), text(file)));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void no_file_is_bigger_than_one_and_a_half_megabytes() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path file : files()) {
      if (Files.size(file) > BIGGEST_FILE) {
        wrong.add(name(file) + ": " + Files.size(file));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void the_readme_mentions_each_top_level_folder() throws IOException {
    String readme = Files.readString(root.resolve("README.md"));
    List<String> missing = new ArrayList<>();
    for (Path file : files()) {
      Path top = root.relativize(file).getName(0);
      if (Files.isDirectory(root.resolve(top)) && !top.toString().startsWith(".")) {
        if (!readme.contains(top + "/") && !missing.contains(top.toString())) {
          missing.add(top.toString());
        }
      }
    }
    assertThat(missing).as("folders that README.md does not mention").isEmpty();
  }

  @Test
  void the_changelog_has_an_unreleased_section() throws IOException {
    assertThat(Files.readString(root.resolve("CHANGELOG.md")))
        .containsPattern("(?mi)^## \\[?unreleased");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class OrderHelper {}",
        "class StringUtils {}",
        "class Outer { interface RunManager {} }",
        "record LedgerImpl() {}",
        "class BaseWorker {}",
        "package tradingagents.common; class A {}",
        "class A {} // TO" + "DO later",
        "class A {\tint a; }",
      })
  void notices_a_planted_word(String source) {
    assertThat(SourceRules.violations("functions/x/src/main/java/A.java", source)).hasSize(1);
  }

  @Test
  void notices_a_planted_excess() {
    String longLine = "// " + "x".repeat(SourceRules.COLUMNS);
    String method = "int a() {\n" + "\n".repeat(SourceRules.METHOD_LINES) + "return 1; }";
    String code = "\nint a;".repeat(SourceRules.HANDLER_LINES + 1);

    assertThat(wrong("A.java", longLine)).singleElement().asString().contains("103 columns");
    assertThat(wrong("A.java", "class A {" + method + "}"))
        .singleElement()
        .asString()
        .contains("62");
    assertThat(wrong("A.java", "class A {}" + "\n".repeat(401))).hasSize(1);
    assertThat(wrong("AHandler.java", "class A {" + code + "}")).hasSize(1);
    assertThat(wrong("AHandler.java", "class A {" + code.replace("int", "// int") + "}")).isEmpty();
  }

  @Test
  void leaves_a_long_line_in_a_text_block_alone() {
    String block = "class A { String a = \"\"\"\n" + "x".repeat(150) + "\n\"\"\"; }";

    assertThat(wrong("A.java", block)).isEmpty();
  }

  @Test
  void notices_a_planted_place() {
    assertThat(wordsOfAPlace("a", "cd /ho" + "me/ann/x")).hasSize(1);
    assertThat(wordsOfAPlace("a", "JAVA_HOME=\"/usr/lib/j" + "vm/jdk\"")).hasSize(1);
    assertThat(wordsOfAPlace("a", "get https://" + REGISTRIES.getFirst() + "/x")).hasSize(1);
    assertThat(wordsOfAPlace("a", "$HOME/x, docs/home/y and https://a/home/b")).isEmpty();
  }

  private static List<String> wrong(String file, String source) {
    return SourceRules.violations("functions/x/src/main/java/" + file, source);
  }

  private static List<String> wordsOfAPlace(String path, String text) {
    List<String> wrong = new ArrayList<>();
    for (String host : REGISTRIES) {
      if (text.contains(host)) {
        wrong.add(path + ": names " + host);
      }
    }
    var machine = MACHINE.matcher(text);
    if (machine.find()) {
      wrong.add(path + ": names " + machine.group());
    }
    return wrong;
  }

  private List<Path> files() throws IOException {
    return JavaFormat.ours(root);
  }

  private List<Path> javaFiles() throws IOException {
    return files().stream().filter(file -> name(file).endsWith(".java")).toList();
  }

  private String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** A file that is no text has no words. */
  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      return "";
    }
  }
}
