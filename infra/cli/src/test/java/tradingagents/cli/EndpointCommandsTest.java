package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of an endpoint, typed against a {@code serve} in another process. */
class EndpointCommandsTest {
  private static final String LAST_IN_THE_BOX = "2018-05-11";

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void a_person_signs_in_runs_watches_schedules_and_signs_out() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    assertThat(typed("run", "AAPL").code()).isEqualTo(ExitCode.BAD_INPUT);
    try (Served served = Served.start(data)) {
      String endpoint = served.address().toString();
      String password = Files.readString(data.resolve("first-admin-password.txt")).strip();
      assertThat(login(endpoint, "not the password").code()).isEqualTo(ExitCode.FAILED);
      assertThat(login(endpoint, password).code()).isZero();
      Path kept = folder.resolve("share/tradingagents/login.json");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
          .isEqualTo("rw-------");
      assertThat(Files.readString(kept)).doesNotContain(password);

      anOrderWaitsForHisWord();
      tradingIsHaltedAndGoesOn();
      Typed watched = typed("run", "AAPL", "--as-of", "2017-05-01", "--watch", "--json");
      assertThat(watched.code()).as(watched.err()).isZero();
      JsonNode run = JSON.readTree(watched.out());
      String id = run.path("runId").textValue();
      assertThat(run.path("status").textValue()).isEqualTo("CLOSED");
      assertThat(watched.err()).contains("market-analyst#1", "risk-check#1");
      assertThat(typed("runs").out()).contains(id);
      assertThat(typed("show", id).out()).contains("AAPL", id);
      assertThat(typed("watch", id, "--quiet").code()).isZero();
      Typed closed = typed("cancel", id);
      assertThat(closed.code()).isEqualTo(ExitCode.FAILED);
      assertThat(closed.err()).contains("CLOSED already");

      assertThat(typed("trace", id).out()).contains(id, "market-analyst#1", "the longest way");
      assertThat(JSON.readTree(typed("trace", id, "--json").out()).path("spans").size())
          .isGreaterThan(11);

      String twice = typed("run", "AAPL", "--key", "once").out();
      assertThat(typed("run", "AAPL", "--key", "once").out()).isEqualTo(twice);
      Typed other = typed("run", "AAPL", "--depth", "2", "--key", "once");
      assertThat(other.code()).isEqualTo(ExitCode.BAD_INPUT);
      Typed bad = typed("run", "AAPL", "--depth", "9");
      assertThat(bad.code()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(bad.err()).contains("/depth must be a whole number from 1 to 5");

      Typed made = typed("schedules", "add", "AAPL", "--session", "open", "--offset", "-30");
      assertThat(made.code()).as(made.err()).isZero();
      String schedule = made.out().replaceAll(",.*\\s*", "");
      assertThat(typed("schedules").out()).contains(schedule, "session open -30 min");
      assertThat(typed("schedules", "add", "AAPL", "--session", "open", "--time-zone", "UTC").err())
          .contains("/timing/timeZone goes with cron only");
      assertThat(typed("schedules", "add", "AAPL", "--cron", "61 * * * *").code())
          .isEqualTo(ExitCode.BAD_INPUT);
      assertThat(typed("schedules", "remove", schedule).code()).isZero();
      assertThat(typed("schedules").out()).contains("No schedules yet");
      heChoosesModelsAndPrompts();
    }
    Typed away = typed("runs");
    assertThat(away.code()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(away.err()).startsWith("The endpoint http").contains("does not answer");
    assertThat(typed("logout").out()).contains("Signed out");
    assertThat(typed("runs").out()).contains("No runs yet");
  }

  private void anOrderWaitsForHisWord() {
    Typed waits = typed("run", "AAPL", "--as-of", "2018-05-10", "--approval", "--watch");
    assertThat(waits.out()).contains("The order waits for your word");
    String waiting = waits.out().replaceAll("(?s).*tradingagents approve (\\S+).*", "$1");
    Typed approved = typed("approve", waiting, "--reason", "small");
    assertThat(approved.code()).as(approved.err()).isZero();
    assertThat(typed("watch", waiting, "--quiet").out()).contains("FILLED");
    assertThat(typed("approve", waiting, "--reject").code()).isEqualTo(ExitCode.FAILED);
  }

  private void tradingIsHaltedAndGoesOn() throws Exception {
    assertThat(typed("orders").out()).contains("No open orders.");
    assertThat(typed("trading").out()).contains("Trading is ACTIVE (epoch 0).");
    // The box ends here: its order waits for a session that never comes.
    Typed waits = typed("run", "AAPL", "--as-of", LAST_IN_THE_BOX, "--watch");
    assertThat(waits.out()).as(waits.err()).contains("WORKING");
    String order = typed("orders").out().replaceAll("(?s).*\\n(ta-\\S+) +BUY.*", "$1");
    assertThat(typed("orders", "show", order).out()).contains("waits for the next session's open");

    Typed killed = typed("kill", "--reason", "a drill");
    assertThat(killed.code()).as(killed.err()).isZero();
    assertThat(killed.out()).contains("Trading is HALTED", "a drill", "CANCELLED, it was WORKING");
    Typed late = typed("orders", "cancel", order);
    assertThat(late.code()).isEqualTo(ExitCode.FAILED);
    assertThat(late.err()).contains("is CANCELLED and cannot be withdrawn");
    Typed halted = typed("run", "AAPL", "--as-of", "2018-05-10", "--watch");
    assertThat(halted.out()).contains("HALTED allows no order");
    assertThat(typed("trading", "resume").code()).as("no reason").isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed("trading", "resume", "--reason", "the drill is over").out())
        .contains("Trading is ACTIVE", "epoch 2");
    assertThat(JSON.readTree(typed("trading", "--json").out()).path("history").size()).isEqualTo(2);
  }

  private void heChoosesModelsAndPrompts() throws Exception {
    assertThat(typed("agents").out()).contains("portfolio-manager", "us.anthropic.claude-sonnet");
    Typed changed = typed("agents", "config", "trader", "--model", "openai:gpt-5.4-mini", "--json");
    assertThat(changed.code()).as(changed.err()).isZero();
    assertThat(JSON.readTree(changed.out()).path("version").intValue()).isEqualTo(1);
    assertThat(typed("agents", "config", "trader", "--rollback", "0").out())
        .contains("version      2");
    assertThat(typed("agents", "config", "trader", "--history").out()).contains("gpt-5.4-mini");
    assertThat(typed("prompts", "use", "trader", "v2").code()).isZero();
    assertThat(typed("prompts", "rollback", "trader").out()).contains("uses the newest version");
    Typed unknown = typed("run", "AAPL", "--model", "openai:gpt-5.4-mimi");
    assertThat(unknown.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(unknown.err()).contains("/model", "openai:gpt-5.4-mini");
    assertThat(typed("run", "AAPL", "--model", "script:x.json").err())
        .contains("only the command line plays one");
    Typed scheduled =
        typed(
            "schedules", "add", "AAPL", "--session", "open", "--model", "agents", "--budget", "2");
    assertThat(scheduled.code()).as(scheduled.err()).isZero();
  }

  private Typed login(String endpoint, String password) {
    return person().signsIn(endpoint, "admin@localhost", password);
  }

  private Typed typed(String... words) {
    return person().types(words);
  }

  private Person person() {
    return new Person(folder.resolve("share"));
  }
}
