package tradingagents.packaged;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;
import tradingagents.local.template.FunctionDef;

/**
 * One function as Lambda starts it: a process of its own, the runtime interface client on its class
 * path, the unpacked zip as its task root, and the template's environment.
 */
final class PackagedFunction implements AutoCloseable {
  private static final int SMALL_HEAP_MB = 192;
  private static final ReentrantLock STARTING = new ReentrantLock();

  private final RuntimeApi api;
  private final Process process;
  private final Path log;

  private PackagedFunction(RuntimeApi api, Process process, Path log) {
    this.api = api;
    this.process = process;
    this.log = log;
  }

  /**
   * How a process is started.
   *
   * @param handler the class Lambda is told
   * @param taskRoot the unpacked zip
   * @param environment of the process, but for the address of the Runtime API
   * @param flags of the JVM
   * @param classPath of the JVM; the task root is not part of it
   */
  record Launch(
      String handler,
      Path taskRoot,
      Map<String, String> environment,
      List<String> flags,
      String classPath) {
    /** As the managed runtime does it, with another heap. */
    static Launch of(FunctionDef function, Path taskRoot, Map<String, String> overrides) {
      Map<String, String> variables = new HashMap<>(function.environment());
      variables.putAll(
          Map.of(
              "AWS_LAMBDA_FUNCTION_NAME", function.name(),
              "AWS_LAMBDA_FUNCTION_VERSION", "1",
              "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMb()),
              "AWS_REGION", "us-east-1",
              "AWS_ACCESS_KEY_ID", "local",
              "AWS_SECRET_ACCESS_KEY", "local"));
      variables.putAll(overrides);
      return new Launch(
          function.handlerClass(), taskRoot, variables, flags(SMALL_HEAP_MB), runtimeClient());
    }

    /** The flags that Lambda's own start script for Java gives, and the ones a JDK 25 asks for. */
    static List<String> flags(int heapMb) {
      return List.of(
          "-Xmx" + heapMb + "m",
          "-XX:+UseSerialGC",
          "-XX:+TieredCompilation",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "--enable-native-access=ALL-UNNAMED");
    }

    Launch with(List<String> more) {
      List<String> all = new ArrayList<>(flags);
      all.addAll(more);
      return new Launch(handler, taskRoot, environment, all, classPath);
    }

    Process start(RuntimeApi api, Path log) throws IOException {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(flags);
      command.addAll(List.of("-cp", classPath, AWSLambda.class.getName(), handler));
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder
          .environment()
          .putAll(
              Map.of(
                  "AWS_LAMBDA_RUNTIME_API", api.authority(),
                  "LAMBDA_TASK_ROOT", taskRoot.toString(),
                  "_HANDLER", handler));
      builder.directory(taskRoot.toFile());
      return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }
  }

  static PackagedFunction start(
      FunctionDef function, Path taskRoot, Path log, Map<String, String> overrides)
      throws IOException, InterruptedException {
    RuntimeApi api = new RuntimeApi();
    Launch launch =
        Launch.of(function, taskRoot, overrides)
            .with(List.of("-Xlog:class+load:file=" + classes(log)));
    // The runtime client unpacks its native library to one fixed file: starts take turns.
    STARTING.lock();
    try {
      PackagedFunction started = new PackagedFunction(api, launch.start(api, log), log);
      api.awaitFirstWord();
      return started;
    } finally {
      STARTING.unlock();
    }
  }

  /** The runtime interface client and what it needs, as it lies beside a function in the cloud. */
  static String runtimeClient() {
    return Stream.of(
            AWSLambda.class,
            LambdaRuntime.class,
            PojoSerializer.class,
            SdkInternalThreadLocal.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  RuntimeApi.Answer invoke(byte[] event) throws InterruptedException {
    return api.invoke(event);
  }

  /** How many classes it has loaded so far, the JDK's own among them. */
  long classes() throws IOException {
    return loaded(classes(log));
  }

  static long loaded(Path classes) throws IOException {
    try (Stream<String> lines = Files.lines(classes)) {
      return lines.filter(line -> line.contains(" source: ")).count();
    }
  }

  private static Path classes(Path log) {
    return log.resolveSibling(log.getFileName() + ".classes");
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  /** Unpacks a zip. */
  static void unpack(Path zip, Path folder) throws IOException {
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(file)) {
      for (ZipEntry e = entries.getNextEntry(); e != null; e = entries.getNextEntry()) {
        Path target = folder.resolve(e.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("an entry leads outside: " + e.getName());
        }
        if (e.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(folder.resolve(e.getName()).resolve("..").normalize());
          Files.copy(entries, target);
        }
      }
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    api.close();
  }
}
