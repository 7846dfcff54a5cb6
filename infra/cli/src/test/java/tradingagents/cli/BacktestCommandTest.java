package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class BacktestCommandTest {
  @TempDir private Path folder;

  private String bars(String name, long seed, int count) throws IOException {
    RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
    LocalDate day = LocalDate.of(2010, 1, 1);
    double price = 50;
    for (int i = 0; i < count; i++) {
      double open = price * Math.exp(0.004 * chance.nextGaussian());
      double close = open * Math.exp(0.0003 + 0.01 * chance.nextGaussian());
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%.2f,%.2f,%.2f,%.2f,%d%n",
              day.plusDays(i),
              open,
              Math.max(open, close) + 0.01,
              Math.min(open, close) - 0.01,
              close,
              1_000 + chance.nextInt(9_000)));
      price = close;
    }
    return Files.writeString(folder.resolve(name), csv).toString();
  }

  private static JsonNode json(String... args) throws IOException {
    List<String> all = new ArrayList<>(List.of("backtest"));
    all.addAll(List.of(args));
    all.add("--json");
    return JsonMapper.builder().build().readTree(Typed.answer(all.toArray(String[]::new)));
  }

  @Test
  void prints_every_name_that_was_promised() throws IOException {
    JsonNode run =
        json(
            "--bars",
            bars("a.csv", 1, 400),
            "--strategy",
            "sma:20:50",
            "--fill",
            "next-open",
            "--commission-bps",
            "10",
            "--slippage-bps",
            "5");

    Stream.of(
            "bars trades finalEquity totalReturn annualReturn volatility sharpe sortino"
                + " maxDrawdown exposure turnover costs benchmark deflatedSharpe")
        .flatMap(names -> Stream.of(names.split(" ")))
        .forEach(name -> assertThat(run.has(name)).as(name).isTrue());
    assertThat(run.path("bars").asInt()).isEqualTo(400);
    assertThat(run.path("finalEquity").asDouble() / 100_000 - 1)
        .isCloseTo(run.path("totalReturn").asDouble(), within(1e-12));
    assertThat(run.at("/benchmark/strategy").asText()).isEqualTo("buy-and-hold");
    assertThat(run.path("lookAhead").asBoolean()).isFalse();
    assertThat(run.path("curve").path("equity")).hasSize(400);
    assertThat(run.path("costs").asDouble()).isPositive();
  }

  @Test
  void free_buy_and_hold_is_the_ratio_of_prices() throws IOException {
    String file =
        Files.writeString(
                folder.resolve("closes.csv"),
                "date,close\n2024-01-02,10\n2024-01-03,11\n2024-01-04,13\n")
            .toString();

    JsonNode run = json("--bars", file, "--strategy", "buy-and-hold", "--fill", "same-close");

    assertThat(run.path("totalReturn").asDouble()).isCloseTo(0.3, within(1e-12));
    assertThat(run.path("lookAhead").asBoolean()).isTrue();
    assertThat(run.path("warnings").toString())
        .contains("looks ahead")
        .contains("no costs were given");
  }

  @Test
  void rules_decisions_and_several_files_run_too() throws IOException {
    String a = bars("a.csv", 1, 300);
    String b = bars("b.csv", 2, 300);
    String decisions =
        Files.writeString(
                folder.resolve("d.csv"),
                "date,instrument,rating\n2010-02-06,a,BUY\n2010-03-01,b,OVERWEIGHT\n"
                    + "2010-06-01,a,SELL\n2010-07-01,b,HOLD\n")
            .toString();

    JsonNode both = json("--bars", a + "," + b, "--strategy", "momentum:60:20");
    JsonNode rules = json("--bars", a, "--enter", "sma:20 > sma:50", "--exit", "sma:20 <= sma:50");
    JsonNode named = json("--bars", a, "--strategy", "sma:20:50");
    JsonNode recorded = json("--bars", a + "," + b, "--decisions", decisions, "--weights", "desk");

    assertThat(both.path("instruments")).hasSize(2);
    assertThat(rules.path("fills")).isEqualTo(named.path("fills"));
    assertThat(recorded.path("fills").asInt()).isEqualTo(3);
    assertThat(recorded.at("/tradeList/0/instrument").asText()).isEqualTo("a");
    assertThat(recorded.at("/tradeList/0/entered").asText()).isEqualTo("2010-02-07");
  }

  @Test
  void baselines_and_the_desks_own_runs_are_replayed() throws IOException {
    String file = bars("AAPL.csv", 10, 400);
    String runs =
        Files.writeString(
                folder.resolve("runs.json"),
                "[{\"symbol\":\"AAPL\",\"session\":\"2010-03-01\",\"rating\":\"BUY\"},"
                    + "{\"symbol\":\"MSFT\",\"session\":\"2010-04-01\",\"rating\":\"SELL\"},"
                    + "{\"symbol\":\"AAPL\",\"session\":\"2010-05-01\",\"rating\":null},"
                    + "{\"symbol\":\"AAPL\",\"session\":\"2010-06-01\",\"rating\":\"SELL\"}]")
            .toString();

    JsonNode replayed = json("--bars", file, "--decisions", runs);
    JsonNode single = json("--bars", file, "--strategy", "single-call:21");
    JsonNode random = json("--bars", file, "--strategy", "random-agent:7:21");

    assertThat(replayed.path("strategy").asText()).isEqualTo("decisions:runs");
    assertThat(replayed.path("fills").asInt()).isEqualTo(2);
    assertThat(replayed.at("/tradeList/0/entered").asText()).isEqualTo("2010-03-02");
    assertThat(replayed.at("/tradeList/0/left").asText()).isEqualTo("2010-06-02");
    assertThat(single.path("fills").asInt()).isPositive();
    assertThat(random.path("fills").asInt()).isPositive();
    assertThat(json("--bars", file, "--strategy", "random-agent:7:21")).isEqualTo(random);
  }

  @Test
  void reports_are_written_whole_by_the_ending_of_their_names() throws IOException {
    String file = bars("a.csv", 11, 400);
    Path page = folder.resolve("run.html");
    Path picture = folder.resolve("run.png");
    Path sweep = folder.resolve("sweep.html");
    Path walk = folder.resolve("walk.html");
    Typed.answer("backtest", "--bars", file, "--strategy", "sma:5:20", "--out", page.toString());
    Typed.answer("backtest", "--bars", file, "--strategy", "sma:5:20", "--out", picture.toString());
    Typed.answer(
        "backtest",
        "sweep",
        "--bars",
        file,
        "--fast",
        "2..9",
        "--slow",
        "10..30",
        "--out",
        sweep.toString());
    Typed.answer(
        "backtest",
        "walk-forward",
        "--bars",
        file,
        "--fast",
        "2|5",
        "--slow",
        "10|30",
        "--train",
        "200",
        "--test",
        "50",
        "--out",
        walk.toString());

    assertThat(Files.readString(page)).contains("What else could have come");
    assertThat(Files.readString(sweep)).contains("Map of parameters");
    assertThat(Files.readString(walk)).contains("Sharpe ratio before and after");
    assertThat(Files.readAllBytes(picture)).startsWith(0x89, 'P', 'N', 'G');
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("a.csv", "run.html", "run.png", "sweep.html", "walk.html");
    }
  }

  @Test
  void a_sweep_writes_the_rows_it_fingerprints() throws Exception {
    Path rows = folder.resolve("rows.csv");
    String file = bars("a.csv", 3, 600);
    String[] args = {
      "sweep",
      "--bars",
      file,
      "--fast",
      "2..20",
      "--slow",
      "3..40",
      "--threads",
      "2",
      "--repeat",
      "3",
      "--commission-bps",
      "10",
      "--slippage-bps",
      "5",
      "--check",
      "--results",
      rows.toString()
    };
    JsonNode sweep = json(args);

    List<String> lines = Files.readAllLines(rows);
    String body = String.join("\n", lines.subList(1, lines.size())) + "\n";
    assertThat(lines).hasSize(1 + sweep.path("combinations").asInt());
    assertThat(sweep.path("checksum").asText()).isEqualTo(sha256(body));
    assertThat(sweep.at("/eventEngine/checksum")).isEqualTo(sweep.path("checksum"));
    assertThat(sweep.at("/eventEngine/largestDifference").asDouble()).isLessThan(1e-9);
    assertThat(sweep.at("/nsPerBarCombo/firstPass").asDouble()).isPositive();
    assertThat(sweep.at("/nsPerBarCombo/median").asDouble()).isPositive();
    assertThat(sweep.path("pbo").asDouble()).isBetween(0.0, 1.0);
    assertThat(sweep.path("deflatedSharpe").asDouble()).isBetween(0.0, 1.0);
    JsonNode best = sweep.at("/best/0");
    String pair = best.at("/params/fast").asText() + ":" + best.at("/params/slow").asText();
    JsonNode alone =
        json(
            "--bars",
            file,
            "--strategy",
            "sma:" + pair,
            "--fill",
            "same-close",
            "--commission-bps",
            "10",
            "--slippage-bps",
            "5");
    assertThat(best.path("finalEquity").asDouble() / alone.path("finalEquity").asDouble())
        .isCloseTo(1, within(1e-9));
    assertThat(best.path("sharpe").asDouble())
        .isCloseTo(alone.path("sharpe").asDouble(), within(1e-9));
    assertThat(best.path("maxDrawdown").asDouble())
        .isCloseTo(alone.path("maxDrawdown").asDouble(), within(1e-9));
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  @Test
  void walk_forward_chooses_without_the_bars_it_trades() throws IOException {
    String file = bars("a.csv", 4, 700);
    String[] args = {
      "walk-forward",
      "--bars",
      file,
      "--fast",
      "5..20:5",
      "--slow",
      "30..60:10",
      "--train",
      "200",
      "--test",
      "100"
    };
    JsonNode whole = json(args);
    String text = Files.readString(Path.of(file));
    List<String> lines = new ArrayList<>(text.lines().toList());
    for (int i = 601; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",");
      lines.set(i, cells[0] + ",1,1,1,1,5");
    }
    Files.writeString(Path.of(file), String.join("\n", lines) + "\n");
    JsonNode altered = json(args);

    assertThat(whole.path("legs")).hasSize(5);
    for (int leg = 0; leg < 5; leg++) {
      assertThat(altered.at("/legs/" + leg + "/params"))
          .as("leg %d", leg)
          .isEqualTo(whole.at("/legs/" + leg + "/params"));
    }
    assertThat(whole.path("trials").asInt()).isEqualTo(16);
    assertThat(whole.has("pbo") && whole.has("deflatedSharpe") && whole.has("efficiency")).isTrue();
  }

  @Test
  void the_other_ways_to_doubt_a_result_answer_too() throws IOException {
    String file = bars("a.csv", 5, 500);
    JsonNode drawn = json("monte-carlo", "--bars", file, "--strategy", "sma:5:20", "--seed", "7");
    JsonNode again = json("monte-carlo", "--bars", file, "--strategy", "sma:5:20", "--seed", "7");
    JsonNode shuffled =
        json(
            "monte-carlo",
            "--bars",
            file,
            "--strategy",
            "sma:5:20",
            "--method",
            "trades",
            "--paths",
            "200");
    JsonNode searched =
        json(
            "search",
            "--bars",
            file,
            "--strategy",
            "rsi:{n}:{low}:70",
            "--over",
            "n=5|14,low=20..35:5",
            "--search",
            "halving");
    JsonNode validated =
        json("cross-validate", "--bars", file, "--fast", "5|10", "--slow", "20|40");

    assertThat(drawn).isEqualTo(again);
    assertThat(drawn.path("paths").asInt()).isEqualTo(1_000);
    assertThat(drawn.path("fan").size()).isGreaterThan(10);
    assertThat(shuffled.path("sharpe").isNull()).isTrue();
    assertThat(searched.path("combinations").asInt()).isEqualTo(8);
    assertThat(searched.has("pbo")).isTrue();
    assertThat(validated.path("splits").asInt()).isEqualTo(45);
    assertThat(validated.path("paths").asInt()).isEqualTo(9);
  }

  @Test
  void two_runs_are_compared_by_their_files() throws IOException {
    String file = bars("a.csv", 6, 400);
    String one = folder.resolve("one.json").toString();
    String other = folder.resolve("other.json").toString();
    Typed.answer("backtest", "--bars", file, "--strategy", "sma:5:20", "--out", one);
    Typed.answer("backtest", "--bars", file, "--strategy", "buy-and-hold", "--out", other);

    JsonNode compared = json("compare", one, other);
    JsonNode same = json("compare", one, one);

    assertThat(compared.path("first").asText()).isEqualTo("sma:5:20");
    assertThat(compared.at("/sharpe/low").asDouble())
        .isLessThan(compared.at("/sharpe/high").asDouble());
    assertThat(same.at("/sharpe/difference").asDouble()).isZero();
    assertThat(same.path("pValue").asDouble()).isEqualTo(1);
  }

  @Test
  void prints_tables_for_people() throws IOException {
    String file = bars("a.csv", 7, 400);

    assertThat(Typed.answer("backtest", "--bars", file, "--strategy", "sma:5:20"))
        .contains("sma:5:20 on a, 400 bars from 2010-01-01 to 2011-02-04, filled at next-open")
        .contains("max drawdown")
        .contains("deflated Sharpe ratio")
        .contains("! no costs were given, and none were charged");
    assertThat(Typed.answer("backtest", "sweep", "--bars", file, "--fast", "2..5", "--slow", "6|9"))
        .contains("8 combinations over 400 bars, filled at same-close")
        .contains("probability of overfitting")
        .contains("this looks ahead");
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/tradingagents/cli/backtest-misuse.txt", delimiter = '|')
  void refuses_misuse_with_one_sentence(String command, String sentence) throws IOException {
    String file = bars("a.csv", 8, 60);
    String other = bars("b.csv", 9, 59);
    List<String> args = new ArrayList<>(List.of("backtest"));
    for (String word : command.strip().split(" ")) {
      args.add(word.replace("A.csv", file).replace("B.csv", other));
    }

    Typed typed = Typed.command(args.toArray(String[]::new));

    assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.errors().getFirst()).as(typed.err()).contains(sentence.strip());
  }
}
