package tradingagents.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The compiler's gates work: with the arguments of the root pom, bad code does not compile. */
class CompilerCanaryTest {
  @TempDir private Path classes;

  @Test
  void good_code_compiles() {
    assertThat(complaints("String a(String b) { return b.trim(); }")).isEmpty();
  }

  @Test
  void null_that_is_dereferenced_does_not_compile() {
    assertThat(
            complaints("int a(@org.jspecify.annotations.Nullable String b) { return b.length(); }"))
        .singleElement()
        .asString()
        .contains("[NullAway]", "dereferenced expression 'b' is @Nullable");
  }

  @Test
  void null_that_is_returned_does_not_compile() {
    assertThat(complaints("String a() { return null; }"))
        .singleElement()
        .asString()
        .contains("[NullAway]");
  }

  @Test
  void a_certain_mistake_does_not_compile() {
    assertThat(complaints("void a() { new IllegalStateException(); }"))
        .anyMatch(text -> text.contains("[DeadException]"));
  }

  @Test
  void a_warning_of_error_prone_does_not_compile() {
    assertThat(complaints("boolean a(Integer b, Integer c) { return b == c; }"))
        .anyMatch(text -> text.contains("[BoxedPrimitiveEquality]"));
  }

  @Test
  void a_lint_warning_does_not_compile() {
    assertThat(
            complaints(
                "@SuppressWarnings(\"UnusedVariable\") java.util.List<String> a(Object b) {"
                    + " return (java.util.List<String>) b; }"))
        .anyMatch(text -> text.contains("unchecked"))
        .anyMatch(text -> text.contains("-Werror"));
  }

  /** What the compiler of the build says; empty when it compiles the class with this member. */
  private List<String> complaints(String member) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String source = "package tradingagents.canary; final class Canary { " + member + " }";
    var file =
        new SimpleJavaFileObject(
            URI.create("string:///tradingagents/canary/Canary.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    StringWriter rest = new StringWriter();
    boolean compiled = compiler.getTask(rest, null, said, arguments(), null, List.of(file)).call();
    List<String> complaints = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> each : said.getDiagnostics()) {
      complaints.add(each.getMessage(Locale.ROOT));
    }
    if (!rest.toString().isBlank()) {
      complaints.add(rest.toString());
    }
    assertThat(compiled).as(complaints.toString()).isEqualTo(complaints.isEmpty());
    return complaints;
  }

  private List<String> arguments() {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    List<String> arguments = new ArrayList<>(argumentsOfTheBuild());
    arguments.addAll(List.of("--release", "25", "-d", classes.toString(), "-cp", classPath));
    arguments.addAll(List.of("-processorpath", classPath, "-proc:none"));
    return arguments;
  }

  /** The compiler's arguments as the root pom has them, without those for its own JVM. */
  private static List<String> argumentsOfTheBuild() {
    try {
      NodeList nodes =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(Repository.root().resolve("pom.xml").toFile())
              .getElementsByTagName("arg");
      List<String> arguments = new ArrayList<>();
      for (int i = 0; i < nodes.getLength(); i++) {
        String argument = nodes.item(i).getTextContent();
        if (!argument.startsWith("-J")) {
          arguments.add(argument);
        }
      }
      assertThat(arguments).contains("-Werror").anyMatch(text -> text.contains("NullAway:ERROR"));
      return arguments;
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("pom.xml cannot be read", e);
    }
  }
}
