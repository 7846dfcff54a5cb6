package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher itself, in a folder that looks like a built repository and whose start-up archive is
 * damaged: the JVM complains, and by itself it would complain on stdout.
 */
class LauncherTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  @TempDir private Path folder;
  private Path home = Path.of("");
  private Path archive = Path.of("");

  @BeforeEach
  void lay_out_a_built_repository() throws IOException {
    boolean unix = Files.isExecutable(Path.of("/bin/sh"));
    if (!unix) {
      System.out.println("skipped: the launcher needs a POSIX shell");
    }
    Assumptions.assumeTrue(unix, "no POSIX shell");
    home = folder.resolve("home");
    Path target = Files.createDirectories(home.resolve("infra/cli/target"));
    Files.createDirectories(target.resolve("lib"));
    Files.createDirectories(home.resolve("functions"));
    Files.copy(
        Typed.root().resolve("tradingagents"),
        home.resolve("tradingagents"),
        StandardCopyOption.COPY_ATTRIBUTES);
    Files.copy(Typed.root().resolve("template.yaml"), home.resolve("template.yaml"));
    try (Stream<Path> nested = Files.list(Typed.root().resolve("infra"))) {
      for (Path part : nested.filter(p -> p.toString().endsWith(".yaml")).toList()) {
        Files.copy(part, home.resolve("infra").resolve(part.getFileName()));
      }
    }
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    jar(target.resolve("cli.jar"));
    jar(target.resolve("lib/none.jar"));
    Files.createFile(target.resolve("built"));
    archive = target.resolve("tradingagents.aot");
    Files.writeString(archive, "this was an archive once");
  }

  /** A jar that leads to the class path of this test. */
  private static void jar(Path file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
    try (OutputStream out = Files.newOutputStream(file)) {
      new JarOutputStream(out, manifest).close();
    }
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toUri().toString())
        .collect(Collectors.joining(" "));
  }

  @Test
  void what_the_jvm_complains_about_never_reaches_stdout() throws Exception {
    run(Child.plain(List.of("-XX:AOTCache=" + archive), "--version"));
    boolean complained = Files.readString(out()).contains("[aot]");
    if (!complained) {
      System.out.println("skipped: this JVM does not complain about a damaged archive");
    }
    Assumptions.assumeTrue(complained, "nothing to keep away from stdout");

    int code = launched("analyze", "AAPL", "--json", "--data", folder.resolve("data").toString());

    assertThat(code).as(Files.readString(err())).isZero();
    assertThat(JSON.readTree(out().toFile()).path("status").textValue()).isEqualTo("CLOSED");
    assertThat(Files.readString(err())).doesNotContain("Building", "Preparing");
  }

  @Test
  void bad_input_through_the_launcher_leaves_stdout_empty() throws Exception {
    int code = launched("analyze", "???", "--json", "--data", folder.resolve("data").toString());

    assertThat(code).as(Files.readString(err())).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(out()).isEmptyFile();
  }

  private int launched(String... typed) throws Exception {
    List<String> command = new ArrayList<>(List.of(home.resolve("tradingagents").toString()));
    command.addAll(Arrays.asList(typed));
    return run(command);
  }

  private int run(List<String> command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out().toFile())
            .redirectError(err().toFile());
    builder.environment().put("TRADINGAGENTS_JDK", System.getProperty("java.home"));
    builder.environment().put("TRADINGAGENTS_HOME", Typed.root().toString());
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private Path out() {
    return folder.resolve("out");
  }

  private Path err() {
    return folder.resolve("err");
  }
}
