package tradingagents.house;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.StringWrapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The one format of the Java files: google-java-format, imports sorted, long strings wrapped.
 *
 * <p>{@code mvn -Pformat} runs {@link #main} on the JDK of the toolchain and rewrites what differs;
 * {@link FormatTest} asks the same class and only reports.
 */
final class JavaFormat {
  private static final Set<String> NOT_OURS =
      Set.of("target", ".git", ".idea", ".vscode", ".aws-sam", "node_modules");

  private final Formatter formatter = new Formatter(JavaFormatterOptions.defaultOptions());

  /** The text as it should be. */
  String formatted(String source) throws FormatterException {
    return StringWrapper.wrap(formatter.formatSourceAndFixImports(source), formatter);
  }

  /** Each Java file below the folder that is a source of ours. */
  static List<Path> javaFiles(Path root) throws IOException {
    return ours(root).stream().filter(file -> file.toString().endsWith(".java")).toList();
  }

  /** Each file below the folder that is not built, fetched or kept by a tool. */
  static List<Path> ours(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> isOurs(root.relativize(file)))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private static boolean isOurs(Path file) {
    for (Path part : file) {
      if (NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  /** Rewrites every Java file below the first argument that is not formatted. */
  public static void main(String[] arguments) throws IOException, FormatterException {
    JavaFormat format = new JavaFormat();
    int rewritten = 0;
    int all = 0;
    for (Path file : javaFiles(Path.of(arguments[0]))) {
      String before = Files.readString(file);
      String after = format.formatted(before);
      all++;
      if (!after.equals(before)) {
        Files.writeString(file, after);
        System.out.println("formatted " + file);
        rewritten++;
      }
    }
    System.out.println(rewritten + " of " + all + " Java files rewritten");
  }
}
