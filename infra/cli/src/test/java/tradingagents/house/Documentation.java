package tradingagents.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The public words of Java files: which have a documentation comment and which have none.
 *
 * <p>Counted are public types and the public and protected methods and constructors of public
 * types. Not counted: what overrides (the comment is inherited), and what a record's header already
 * says, that is its canonical constructor and its accessors.
 *
 * @param documented how many have a comment
 * @param missing those that have none, as file, line and name
 */
record Documentation(long documented, List<String> missing) {

  /** How many words are counted. */
  long total() {
    return documented + missing.size();
  }

  /** The share that is documented, from 0 to 1. */
  double share() {
    return total() == 0 ? 1 : (double) documented / total();
  }

  /** Reads the files; nothing is compiled. */
  static Documentation of(Path root, List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  problem -> {},
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      Reader reader = new Reader(root, DocTrees.instance(task));
      for (CompilationUnitTree unit : task.parse()) {
        reader.scan(unit, null);
      }
      return new Documentation(reader.documented, reader.missing);
    }
  }

  private static final class Reader extends TreePathScanner<Void, Void> {
    private final Path root;
    private final DocTrees trees;
    private final List<String> missing = new ArrayList<>();
    private long documented;

    Reader(Path root, DocTrees trees) {
      this.root = root;
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      if (!isPublic(type)) {
        return null;
      }
      count(type.getSimpleName().toString());
      return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      ClassTree type = (ClassTree) getCurrentPath().getParentPath().getLeaf();
      if (isPublic(type, method) && !isOverride(method) && !isInHeader(type, method)) {
        count(type.getSimpleName() + "." + method.getName());
      }
      return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Void nothing) {
      return null;
    }

    private void count(String name) {
      String comment = trees.getDocComment(getCurrentPath());
      if (comment != null && !comment.isBlank()) {
        documented++;
        return;
      }
      CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
      long start = trees.getSourcePositions().getStartPosition(unit, getCurrentPath().getLeaf());
      Path file = root.relativize(Path.of(unit.getSourceFile().toUri()));
      missing.add(file + ":" + unit.getLineMap().getLineNumber(start) + ": " + name);
    }

    /** A type inside an interface is public without saying so. */
    private boolean isPublic(ClassTree type) {
      Tree outer = getCurrentPath().getParentPath().getLeaf();
      return type.getModifiers().getFlags().contains(Modifier.PUBLIC) || isInterface(outer);
    }

    /** So is a method of an interface. */
    private static boolean isPublic(ClassTree type, MethodTree method) {
      Set<Modifier> flags = method.getModifiers().getFlags();
      return flags.contains(Modifier.PUBLIC)
          || flags.contains(Modifier.PROTECTED)
          || (isInterface(type) && !flags.contains(Modifier.PRIVATE));
    }

    private static boolean isInterface(Tree tree) {
      return tree.getKind() == Tree.Kind.INTERFACE || tree.getKind() == Tree.Kind.ANNOTATION_TYPE;
    }

    private static boolean isOverride(MethodTree method) {
      return method.getModifiers().getAnnotations().stream()
          .map(AnnotationTree::getAnnotationType)
          .anyMatch(annotation -> annotation.toString().equals("Override"));
    }

    private static boolean isInHeader(ClassTree type, MethodTree method) {
      if (type.getKind() != Tree.Kind.RECORD) {
        return false;
      }
      List<VariableTree> components = components(type).toList();
      if (method.getReturnType() == null) {
        List<String> types = components.stream().map(Reader::type).toList();
        return method.getParameters().stream().map(Reader::type).toList().equals(types);
      }
      return method.getParameters().isEmpty()
          && components.stream().anyMatch(one -> one.getName().equals(method.getName()));
    }

    private static Stream<VariableTree> components(ClassTree record) {
      return record.getMembers().stream()
          .filter(VariableTree.class::isInstance)
          .map(VariableTree.class::cast)
          .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC));
    }

    private static String type(VariableTree variable) {
      return String.valueOf(variable.getType());
    }
  }
}
