package tradingagents.packaged;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import tradingagents.local.template.FunctionDef;
import tradingagents.local.template.SamTemplate;
import tradingagents.packaged.PackagedFunction.Launch;
import tradingagents.packaged.RuntimeApi.Answer;
import tradingagents.packaged.bare.BareDynamoHandler;
import tradingagents.packaged.bare.BareHandler;

/**
 * What is started cold: the two bare handlers and the functions of the template, each with its task
 * root and its sample event.
 */
final class ColdSubjects {
  static final String BARE = "bare handler";
  static final String PLAIN = "bare handler, no archive";
  private static final String BARE_DYNAMO = "bare handler + DynamoDB client";
  private static final int MEMORY_MB = 1024;
  private static final int HEAP_PERCENT = 85;
  private static final int TRAINING_EVENTS = 2;

  private final Path root;
  private final Path folder;
  private final Map<String, Subject> subjects = new LinkedHashMap<>();

  private record Subject(FunctionDef function, String handler, Path taskRoot, byte[] event) {}

  /**
   * Unpacks the zips.
   *
   * @param folder for what is unpacked and trained
   * @param root of the repository
   * @param only these logical ids; empty means all
   */
  ColdSubjects(Path folder, Path root, List<String> only) throws IOException {
    this.folder = folder;
    this.root = root;
    SamTemplate template = SamTemplate.read(root.resolve("template.yaml"));
    List<FunctionDef> functions =
        template.functions().stream()
            .filter(function -> only.isEmpty() || only.contains(function.logicalId()))
            .toList();
    FunctionDef any = template.function("RiskCheck");
    Path bare = bare("bare", BareHandler.class);
    subjects.put(BARE, new Subject(any, BareHandler.class.getName(), bare, "{}".getBytes()));
    Path dynamo = bare("dynamo", BareDynamoHandler.class);
    copyClient(unpacked(any), dynamo);
    subjects.put(
        BARE_DYNAMO, new Subject(any, BareDynamoHandler.class.getName(), dynamo, "{}".getBytes()));
    for (FunctionDef function : functions) {
      byte[] event = Files.readAllBytes(sample(function));
      subjects.put(
          function.logicalId(),
          new Subject(function, function.handlerClass(), unpacked(function), event));
    }
  }

  /** As Lambda's own start script does it: a fixed share of the function's memory. */
  static List<String> flags() {
    return Launch.flags(MEMORY_MB * HEAP_PERCENT / 100);
  }

  List<String> names() {
    return List.copyOf(subjects.keySet());
  }

  List<String> namesAndPlain() {
    return Stream.concat(Stream.of(PLAIN), subjects.keySet().stream()).toList();
  }

  byte[] event(String name) {
    return subject(name).event();
  }

  private Subject subject(String name) {
    Subject subject = subjects.get(name.equals(PLAIN) ? BARE : name);
    if (subject == null) {
      throw new IllegalArgumentException("there is no " + name);
    }
    return subject;
  }

  /** As the managed runtime starts a zip: the runtime client loads the task root. */
  Launch zip(String name, Map<String, String> variables) {
    Subject subject = subject(name);
    Launch usual = Launch.of(subject.function(), subject.taskRoot(), variables);
    return new Launch(
        subject.handler(), subject.taskRoot(), usual.environment(), flags(), usual.classPath());
  }

  /** As an image starts: every jar on the class path, where an archive can hold its classes. */
  private Launch image(String name, Map<String, String> variables) throws IOException {
    Launch zip = zip(name, variables);
    List<String> jars = new ArrayList<>(List.of(zip.classPath()));
    try (Stream<Path> lib = Files.list(zip.taskRoot().resolve("lib"))) {
      lib.map(Path::toString).sorted().forEach(jars::add);
    }
    Path empty = Files.createDirectories(folder.resolve("empty"));
    return new Launch(
        zip.handler(),
        empty,
        zip.environment(),
        // An archive of ours excludes the word about the JDK's own.
        flags().stream().filter(flag -> !flag.startsWith("-Xshare")).toList(),
        String.join(System.getProperty("path.separator"), jars));
  }

  Launch archived(String name, Map<String, String> variables) throws IOException {
    return name.equals(PLAIN)
        ? zip(name, variables)
        : image(name, variables).with(List.of("-XX:AOTCache=" + archive(name)));
  }

  /** Lets a function answer its event and writes down what it loaded. */
  void train(String name, Map<String, String> variables, Path log)
      throws IOException, InterruptedException {
    Launch launch = image(name, variables).with(List.of("-XX:AOTCacheOutput=" + archive(name)));
    try (RuntimeApi api = new RuntimeApi()) {
      Process process = launch.start(api, log);
      for (int i = 0; i < TRAINING_EVENTS; i++) {
        Answer answer = api.invoke(event(name));
        if (!answer.kind().equals("response")) {
          throw new IllegalStateException(name + " " + answer + "\n" + Files.readString(log));
        }
      }
      process.destroy();
      if (!process.waitFor(2, TimeUnit.MINUTES) || !Files.exists(archive(name))) {
        process.destroyForcibly();
        throw new IllegalStateException("no archive of " + name + "\n" + Files.readString(log));
      }
    }
  }

  Path archive(String name) {
    return folder.resolve(name.replaceAll("[^A-Za-z]", "") + ".aot");
  }

  private Path sample(FunctionDef function) {
    return root.resolve("events/" + function.name().substring("tradingagents-".length()) + ".json");
  }

  private Path unpacked(FunctionDef function) throws IOException {
    Path target = folder.resolve(String.valueOf(function.codeUri().getFileName()));
    if (!Files.exists(target)) {
      PackagedFunction.unpack(function.codeUri(), Files.createDirectories(target));
    }
    return target;
  }

  private Path bare(String name, Class<?> handler) throws IOException {
    Path taskRoot = folder.resolve(name);
    Path lib = Files.createDirectories(taskRoot.resolve("lib"));
    String entry = handler.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(lib.resolve("handler.jar"));
        JarOutputStream jar = new JarOutputStream(file);
        InputStream bytes = handler.getResourceAsStream("/" + entry)) {
      jar.putNextEntry(new JarEntry(entry));
      bytes.transferTo(jar);
    }
    return taskRoot;
  }

  /** The same libraries as in the zips, without anything of ours. */
  private static void copyClient(Path zip, Path taskRoot) throws IOException {
    try (Stream<Path> jars = Files.list(zip.resolve("lib"))) {
      for (Path jar : jars.toList()) {
        String name = String.valueOf(jar.getFileName());
        if (!name.startsWith("tradingagents.")) {
          Files.copy(jar, taskRoot.resolve("lib").resolve(name));
        }
      }
    }
  }
}
