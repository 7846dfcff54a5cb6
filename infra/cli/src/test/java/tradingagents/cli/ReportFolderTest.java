package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tradingagents.desk.report.EvidenceLedger;
import tradingagents.desk.report.RunView;
import tradingagents.desk.run.Run;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.testkit.SampleRuns;

/** A report is there whole or not at all. */
class ReportFolderTest {
  private static final Path FULL = Path.of("/dev/full");

  @TempDir private Path folder;

  @Test
  void a_full_disk_leaves_no_part_of_a_report_and_it_is_written_once_there_is_space()
      throws IOException {
    Assumptions.assumeTrue(Files.exists(FULL), "no device that is always full");
    Run run = SampleRuns.complete();
    RunView view = RunView.of(run, EvidenceLedger.of(run));
    ReportFolder reports = new ReportFolder(folder);
    reports.write(run, view, null);
    List<String> names = names();
    assertThat(names).hasSize(3);
    for (String name : names) {
      Files.delete(folder.resolve(name));
    }
    // The second of the three meets a disk without space.
    String html = names.stream().filter(name -> name.endsWith(".html")).findFirst().orElseThrow();
    Files.createSymbolicLink(folder.resolve(html + ".part"), FULL);

    assertThatThrownBy(() -> reports.write(run, view, null))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> {
              assertThat(e.failure().reason()).isEqualTo(Reason.UNAVAILABLE);
              assertThat(e.failure().detail())
                  .contains(folder.toString(), "No space left on device", run.id(), "'show'")
                  .doesNotContain("Exception");
            });

    assertThat(names()).isEmpty();
    reports.write(run, view, null);
    assertThat(names()).isEqualTo(names);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
