package tradingagents.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The budgets and the words of a Java file. Each rule answers what is wrong with it, in words.
 *
 * <p>A file's lines are its line ends. A method's lines run from its first modifier or annotation
 * to its closing brace, both counted, its Javadoc not. A handler's lines are lines of code: not
 * blank, not a comment, not {@code package} and not {@code import}.
 */
final class SourceRules {
  static final int FILE_LINES = 400;
  static final int METHOD_LINES = 60;
  static final int HANDLER_LINES = 30;
  static final int COLUMNS = 100;

  private static final Pattern MISSING_NOUN =
      Pattern.compile(".*(Util|Helper|Manager|Impl).*|Base.*");
  private static final Pattern LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

  /** A literal without a space, which the formatter cannot break. */
  private static final Pattern UNBROKEN = Pattern.compile("\\s*(return |\\+ )?\" ?[^ ]*");

  private static final Pattern NOT_CODE =
      Pattern.compile("\\s*(|//.*|/\\*.*|\\*.*|package .*|import .*)");

  private static final int AT_ONCE = 100;

  private SourceRules() {}

  /** Everything that is wrong with a Java file. */
  static List<String> violations(String path, String source) {
    return violations(Map.of(path, source));
  }

  /** Everything that is wrong with Java files, sources by path. */
  static List<String> violations(Map<String, String> sources) {
    List<String> wrong = new ArrayList<>();
    sources.forEach((path, source) -> wrong.addAll(textViolations(path, source)));
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach((path, source) -> files.add(inMemory(path, source)));
    // A compiler costs more than what it parses, and its trees cost memory.
    for (int from = 0; from < files.size(); from += AT_ONCE) {
      int to = Math.min(from + AT_ONCE, files.size());
      wrong.addAll(treeViolations(files.subList(from, to)));
    }
    return wrong;
  }

  private static List<String> textViolations(String path, String source) {
    List<String> wrong = new ArrayList<>();
    long lines = source.lines().count();
    if (lines > FILE_LINES) {
      wrong.add(path + ": " + lines + " lines, allowed are " + FILE_LINES);
    }
    wrong.addAll(lineViolations(path, source));
    boolean isHandler = path.endsWith("Handler.java") && path.contains("/main/");
    long code =
        isHandler ? source.lines().filter(line -> !NOT_CODE.matcher(line).matches()).count() : 0;
    if (code > HANDLER_LINES) {
      wrong.add(path + ": " + code + " lines of code, a handler may have " + HANDLER_LINES);
    }
    return wrong;
  }

  private static List<String> lineViolations(String path, String source) {
    List<String> wrong = new ArrayList<>();
    boolean textBlock = false;
    int number = 0;
    for (String line : source.split("\n", -1)) {
      number++;
      boolean opensOrCloses = line.contains("\"\"\"") && line.split("\"\"\"", -1).length % 2 == 0;
      boolean isLong = line.length() > COLUMNS && !textBlock && !line.startsWith("import ");
      if (isLong && !UNBROKEN.matcher(line).matches()) {
        wrong.add(path + ":" + number + ": " + line.length() + " columns");
      }
      if (line.indexOf('\t') >= 0) {
        wrong.add(path + ":" + number + ": a tab");
      }
      if (LATER.matcher(line).find()) {
        wrong.add(path + ":" + number + ": work left for later");
      }
      textBlock ^= opensOrCloses;
    }
    return wrong;
  }

  private static List<String> treeViolations(List<JavaFileObject> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavacTask task = (JavacTask) compiler.getTask(null, null, problem -> {}, null, null, files);
    List<String> wrong = new ArrayList<>();
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    try {
      for (CompilationUnitTree unit : task.parse()) {
        String path = unit.getSourceFile().toUri().getPath().substring(1);
        var name = unit.getPackageName();
        if (name != null && List.of(name.toString().split("\\.")).contains("common")) {
          wrong.add(path + ": package " + name);
        }
        new Scanner(path, unit, positions, wrong).scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return wrong;
  }

  private static JavaFileObject inMemory(String path, String source) {
    return new SimpleJavaFileObject(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  private static final class Scanner extends TreePathScanner<Void, Void> {
    private final String path;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> wrong;

    Scanner(String path, CompilationUnitTree unit, SourcePositions positions, List<String> wrong) {
      this.path = path;
      this.unit = unit;
      this.positions = positions;
      this.wrong = wrong;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      LineMap lines = unit.getLineMap();
      long first = lines.getLineNumber(positions.getStartPosition(unit, method));
      long end = positions.getEndPosition(unit, method);
      long count = end < 0 ? 0 : lines.getLineNumber(end) - first + 1;
      if (count > METHOD_LINES) {
        String text = "%s:%d: method %s has %d lines, allowed are %d";
        wrong.add(text.formatted(path, first, method.getName(), count, METHOD_LINES));
      }
      return super.visitMethod(method, null);
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      String name = type.getSimpleName().toString();
      if (MISSING_NOUN.matcher(name).matches()) {
        wrong.add(path + ": the name " + name + " is a missing noun");
      }
      return super.visitClass(type, null);
    }
  }

  /** A name as it would be spelled in a host or a path, so that rules do not find themselves. */
  static String spelled(String joint, String... parts) {
    return String.join(joint, parts).toLowerCase(Locale.ROOT);
  }
}
