package tradingagents.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every page exists that another one links to, and every test exists that a page names. */
class PagesTest {
  private static final Path ROOT = Path.of(System.getProperty("repository.root"));

  static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> top = Files.list(ROOT)) {
      return Stream.concat(docs, top)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  @Test
  void every_link_leads_somewhere() throws IOException {
    Pattern link = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
    Set<String> dead = new TreeSet<>();
    for (Path page : pages()) {
      Matcher links = link.matcher(Files.readString(page));
      while (links.find()) {
        if (!Files.exists(page.resolveSibling(links.group(1)))) {
          dead.add(ROOT.relativize(page) + " -> " + links.group(1));
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  @Test
  void every_test_that_a_page_names_exists() throws IOException {
    Set<String> tests;
    try (Stream<Path> files = Files.walk(ROOT)) {
      tests =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> name.endsWith("Test.java"))
              .map(name -> name.replace(".java", ""))
              .collect(Collectors.toSet());
    }
    Pattern name = Pattern.compile("`([A-Z][A-Za-z]+Test)`");
    Set<String> missing = new TreeSet<>();
    for (Path page : pages()) {
      Matcher names = name.matcher(Files.readString(page));
      while (names.find()) {
        if (!tests.contains(names.group(1))) {
          missing.add(ROOT.relativize(page) + " names " + names.group(1));
        }
      }
    }
    assertThat(missing).isEmpty();
  }
}
