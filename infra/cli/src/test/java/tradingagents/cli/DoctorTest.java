package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code doctor} says of this machine. */
class DoctorTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exit 0 | '  found    docker: for'",
        "exit 1 | '  optional docker: found, but its engine does not answer; for'",
      })
  void a_docker_client_counts_only_with_its_engine(String answer, String line) throws IOException {
    Path docker = folder.resolve("docker");
    Files.writeString(docker, "#!/bin/sh\n[ \"$1\" = version ] || exit 9\n" + answer + "\n");
    Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(doctor()).contains(line);
  }

  @Test
  void what_is_not_there_is_optional() {
    assertThat(doctor())
        .contains("  optional docker: for", "  optional sam: for", "  ok       JDK");
  }

  private String doctor() {
    Typed typed =
        Typed.command(
            Map.of("TRADINGAGENTS_HOME", Typed.root().toString(), "PATH", folder.toString()),
            "doctor",
            "--data",
            folder.resolve("data").toString());
    assertThat(typed.code()).as(typed.err()).isZero();
    return typed.out();
  }
}
