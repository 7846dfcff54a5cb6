package tradingagents.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The command line as the launcher starts it: from jars, and from an archive of a first run. Made
 * once for one state of the class path, also when several test processes want it.
 */
final class StartUpArchive {
  private static final Path FOLDER = Typed.root().resolve("infra/cli/target/start-up");
  private static final String ARCHIVE = "tradingagents.aot";
  private static Optional<List<String>> known = Optional.empty();

  private StartUpArchive() {}

  /** What stands between the JVM's flags and the main class. */
  static synchronized List<String> words() {
    if (known.isEmpty()) {
      try {
        known = Optional.of(made());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return known.orElseThrow();
  }

  private static List<String> made() throws IOException {
    Files.createDirectories(FOLDER);
    try (FileChannel gate =
            FileChannel.open(
                FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = gate.lock()) {
      Path state = FOLDER.resolve("state");
      String now = state();
      boolean isMade = Files.exists(state) && Files.readString(state).equals(now);
      List<String> classPath = new ArrayList<>();
      for (String entry : entries()) {
        Path path = Path.of(entry);
        classPath.add(Files.isDirectory(path) ? jar(path, classPath.size(), isMade) : entry);
      }
      String joined = String.join(File.pathSeparator, classPath);
      if (!isMade) {
        train(joined);
        Files.writeString(state, now);
      }
      Path archive = FOLDER.resolve(ARCHIVE);
      List<String> words = new ArrayList<>(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
      if (Files.exists(archive)) {
        words.add("-XX:AOTCache=" + archive);
      }
      words.addAll(List.of("-cp", joined));
      return List.copyOf(words);
    }
  }

  /** The class path without the tests' own classes. */
  private static List<String> entries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !Path.of(entry).endsWith("test-classes") && Files.exists(Path.of(entry)))
        .toList();
  }

  /** Changes with every class. */
  private static String state() throws IOException {
    StringBuilder state = new StringBuilder();
    for (String entry : entries()) {
      for (Path file : files(Path.of(entry))) {
        state.append(file).append(' ').append(Files.size(file)).append(' ');
        state.append(Files.getLastModifiedTime(file)).append('\n');
      }
    }
    return state.toString();
  }

  private static List<Path> files(Path entry) throws IOException {
    try (Stream<Path> files = Files.walk(entry)) {
      return files.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
    }
  }

  private static String jar(Path classes, int number, boolean isMade) throws IOException {
    Path jar = FOLDER.resolve(number + ".jar");
    if (!isMade) {
      try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
        for (Path file : files(classes)) {
          String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
          out.putNextEntry(new ZipEntry(name));
          Files.copy(file, out);
          out.closeEntry();
        }
      }
    }
    return jar.toString();
  }

  /** A run that is recorded; without an archive everything works, only slower. */
  private static void train(String classPath) throws IOException {
    Path archive = FOLDER.resolve(ARCHIVE);
    Files.deleteIfExists(archive);
    Path data = Files.createTempDirectory("start-up");
    List<String> command = Child.java();
    command.addAll(List.of("-XX:AOTCacheOutput=" + archive, "-Dtradingagents.training=true"));
    command.addAll(List.of("-cp", classPath, Main.class.getName()));
    command.addAll(List.of("analyze", "AAPL", "--quiet", "--data", data.toString()));
    new ProcessBuilder(command)
        .directory(Typed.root().toFile())
        .redirectErrorStream(true)
        .redirectOutput(FOLDER.resolve("log").toFile())
        .start()
        .onExit()
        .join();
  }
}
