package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  private static final String RETURNS =
      "date,p,b\n2024-01-31,0.10,0.05\n2024-02-29,-0.05,-0.02\n2024-03-28,0.10,0.03\n";

  @TempDir private Path folder;

  @Test
  void writes_one_file_and_says_where() throws IOException {
    Path returns = Files.writeString(folder.resolve("r.csv"), RETURNS);
    Path target = folder.resolve("new/page.html");

    String answer =
        Typed.answer(
            "report",
            "--returns",
            returns.toString(),
            "--benchmark",
            "b",
            "--out",
            target.toString());

    assertThat(answer).isEqualTo(target + "\n");
    assertThat(Files.readString(target))
        .startsWith("<!DOCTYPE html>")
        .contains("<h1>p</h1>")
        .contains("beside b · 2024-01-31 to 2024-03-28 · 3 returns, 252 a year");
  }

  @Test
  void a_folder_takes_a_file_of_the_usual_name() throws IOException {
    Path returns = Files.writeString(folder.resolve("r.csv"), RETURNS);

    Typed.answer("report", "--returns", returns.toString(), "--out", folder.toString());

    assertThat(folder.resolve("performance.html")).isRegularFile();
  }

  @Test
  void writes_nothing_for_bad_input() throws IOException {
    Path returns = Files.writeString(folder.resolve("r.csv"), RETURNS.replace("0.03", "many"));
    Path target = folder.resolve("page.html");

    Typed typed =
        Typed.command(
            "report",
            "--returns",
            returns.toString(),
            "--benchmark",
            "b",
            "--out",
            target.toString());

    assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.err()).isEqualTo("Line 4: b must be a number such as 0.0125, not 'many'.\n");
    assertThat(target).doesNotExist();
    Typed nowhere =
        Typed.command("report", "--bars", returns.toString(), "--out", target.toString());
    assertThat(nowhere.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(nowhere.err()).contains("no column 'close'");
    Path good = Files.writeString(folder.resolve("r.csv"), RETURNS);
    Typed inFile =
        Typed.command(
            "report", "--returns", good.toString(), "--out", good.resolve("x.html").toString());
    assertThat(inFile.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(inFile.err()).startsWith("Cannot write the file '");
  }
}
