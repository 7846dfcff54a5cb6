package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A disk that is really full: a small file system in memory, which only the test's own processes
 * see. Needs a kernel that lets a user make one; skipped where it does not.
 */
class FullDiskTest {
  private static final String OWN_MOUNTS = "unshare";

  /** Fills the disk but for some blocks of 4 kB, tries, makes space, and lets it go on. */
  private static final String SCRIPT =
      """
      disk=$1; out=$2; left=$3; shift 3
      mount -t tmpfs -o size=48m tmpfs "$disk" || exit 77
      "$@" analyze AAPL --quiet --data "$disk/data" >"$out/first.out" 2>"$out/first.err"
      echo $? >"$out/first.code"
      head -c $((left * 4096)) /dev/zero >"$disk/kept"
      cat /dev/zero >"$disk/ballast" 2>/dev/null
      rm "$disk/kept"
      "$@" analyze AAPL --quiet --data "$disk/data" >"$out/full.out" 2>"$out/full.err"
      echo $? >"$out/full.code"
      ls "$disk/data/reports" >"$out/reports"
      rm "$disk/ballast"
      "$@" resume --data "$disk/data" >"$out/resume.out" 2>"$out/resume.err"
      echo $? >"$out/resume.code"
      "$@" runs --data "$disk/data" >"$out/runs" 2>&1
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void a_full_disk_is_one_sentence_and_everything_goes_on_with_space(int blocksLeft)
      throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Path out = Files.createDirectory(folder.resolve("out"));
    List<String> command = Child.words();
    command.addAll(
        0,
        List.of(OWN_MOUNTS, "-rm", "sh", "-c", SCRIPT, "sh", "" + disk, "" + out, "" + blocksLeft));

    Process process = start(command);

    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    boolean mounted = Files.exists(out.resolve("first.code"));
    if (!mounted) {
      System.out.println("skipped: no file system of its own for a full disk");
    }
    Assumptions.assumeTrue(mounted, "cannot make a file system");
    assertThat(read(out, "first.code")).as(read(out, "first.err")).isEqualTo("0");
    assertThat(read(out, "full.code")).as(read(out, "full.err")).isEqualTo("4");
    assertThat(read(out, "full.out")).isEmpty();
    assertThat(read(out, "full.err").lines()).hasSize(1);
    assertThat(read(out, "full.err"))
        .containsAnyOf("is full: free some space", "No space left on device")
        .doesNotContain("Exception");
    assertThat(read(out, "reports").lines().toList())
        .hasSizeBetween(3, 6)
        .noneMatch(name -> name.endsWith(".part"));
    assertThat(read(out, "resume.code")).as(read(out, "resume.err")).isEqualTo("0");
    assertThat(read(out, "runs")).contains("CLOSED").doesNotContain("RUNNING");
  }

  private Process start(List<String> command) throws IOException {
    try {
      return new ProcessBuilder(command)
          .directory(Typed.root().toFile())
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("script").toFile())
          .start();
    } catch (IOException e) {
      System.out.println("skipped: no " + OWN_MOUNTS + " to make a full disk with");
      return Assumptions.abort("no " + OWN_MOUNTS);
    }
  }

  private static String read(Path out, String name) throws IOException {
    return Files.readString(out.resolve(name)).strip();
  }
}
