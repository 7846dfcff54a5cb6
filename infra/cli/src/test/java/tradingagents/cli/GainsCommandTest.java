package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GainsCommandTest {
  /** The example of the Internal Revenue Service, publication 550, wash sales. */
  private static final String WASH =
      """
      date,side,symbol,quantity,price,id,lots
      2024-01-02,buy,X,100,10,a,
      2024-03-01,sell,X,100,7.50,,
      2024-03-20,buy,X,100,8,b,
      """;

  private static final String LOTS =
      """
      date,side,symbol,quantity,price,fee,id,lots
      2023-01-03,buy,X,10,10,1,a,
      2023-02-03,buy,X,10,20,1,b,
      2023-03-03,buy,X,10,15,,c,
      2024-06-03,sell,X,10,18,2,,b=4;c=6
      """;

  @TempDir private Path folder;

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("trades.csv"), text).toString();
  }

  private JsonNode json(String text, String... words) throws IOException {
    String[] all = new String[4 + words.length];
    System.arraycopy(words, 0, all, 4, words.length);
    all[0] = "gains";
    all[1] = "--trades";
    all[2] = file(text);
    all[3] = "--json";
    return JsonMapper.builder().build().readTree(Typed.answer(all));
  }

  @Test
  void a_wash_sale_moves_the_loss_into_the_new_lot() throws IOException {
    JsonNode answer = json(WASH);

    JsonNode gain = answer.path("gains").get(0);
    assertThat(gain.path("gain").asInt()).isEqualTo(-250);
    assertThat(gain.path("disallowed").asInt()).isEqualTo(250);
    assertThat(gain.path("recognised").asInt()).isZero();
    assertThat(gain.path("term").asText()).isEqualTo("short");
    assertThat(gain.at("/replacements/0/newBasis").asInt()).isEqualTo(1050);
    assertThat(answer.at("/lots/0/basis").asInt()).isEqualTo(1050);
    assertThat(Typed.answer("gains", "--trades", file(WASH)))
        .contains("a: 250 of the loss is disallowed by 100 units of b; their basis is now 1050");
  }

  @ParameterizedTest
  @CsvSource({"fifo, 77, 351", "lifo, 28, 302", "hifo, -23, 251"})
  void the_method_chooses_the_lots(String method, int gain, int left) throws IOException {
    JsonNode answer = json(LOTS.replace("b=4;c=6", ""), "--method", method);

    assertThat(answer.path("longGain").asInt()).isEqualTo(gain);
    assertThat(answer.path("shortGain").asInt()).isZero();
    int basis = 0;
    for (JsonNode lot : answer.path("lots")) {
      basis += lot.path("basis").asInt();
    }
    assertThat(basis).isEqualTo(left);
  }

  @Test
  void a_sale_names_its_lots() throws IOException {
    JsonNode answer = json(LOTS, "--method", "specific", "--account", "main");

    assertThat(answer.path("gains")).hasSize(2);
    assertThat(answer.at("/gains/0/lot").asText()).isEqualTo("b");
    // 4 of 20.10 each and 6 of 15 each, sold at 18 with 2 off: 178 - 170.4.
    assertThat(answer.path("longGain").decimalValue()).isEqualByComparingTo("7.6");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100,7.50 | 101,7.50 | --method=fifo | only 100 held",
        "2024-03-20 | 2024-02-20 | --method=fifo | line 4: date 2024-02-20 follows 2024-03-01",
        "sell | short | --method=fifo | a side is buy or sell, not 'short'",
        "buy,X,100,8 | buy,X,0,8 | --method=fifo | a quantity is above zero",
        "7.50 | -7.50 | --method=fifo | line 3: price: a cost is zero or more",
        "7.50 | NaN | --method=fifo | line 3: price must be a number",
        "8,b | 8,a | --method=fifo | the lot a occurs twice",
        "8,b | 8,b | --method=fifi | a method is fifo, lifo, hifo or specific, not 'fifi'",
        "8,b | 8,b | --method=specific | line 3: with the method specific every sale names its",
        "7.50,, | 7.50,,a=100 | --method=hifo | line 3: a sale names its lots with the method",
        "7.50,, | 7.50,,a=99 | --method=specific | the named lots sum to 99 units, but 100",
        "7.50,, | 7.50,,z=100 | --method=specific | the lot z lacks 100 of the units named",
        "7.50,, | 7.50,,a | --method=specific | lots are written id=units;id=units, not 'a'",
        "8,b | 8,b | --account=other | no trade is in the account 'other'; the accounts are main",
      })
  void says_what_is_wrong(String part, String instead, String option, String sentence)
      throws IOException {
    assertThat(WASH).contains(part);

    Typed typed = Typed.command("gains", "--trades", file(WASH.replace(part, instead)), option);

    assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.errors().getFirst()).containsIgnoringCase(sentence);
  }

  @Test
  void beta_and_correlation_need_the_same_days() throws IOException {
    Path bars = folder.resolve("bars.csv");
    Files.writeString(bars, "date,close\n2024-01-02,100\n2024-01-03,104\n2024-01-04,102\n");
    Path market = folder.resolve("market.csv");
    Files.writeString(market, "date,close\n2024-01-02,50\n2024-01-03,51\n2024-01-04,50.5\n");
    String[] words = {
      "indicators",
      "--bars",
      bars.toString(),
      "--benchmark",
      market.toString(),
      "--names",
      "beta:2,correlation:2,sma:2"
    };

    // Two points: the slope is the ratio of the differences of the returns.
    double slope = (102 / 104.0 - 104 / 100.0) / (50.5 / 51 - 51 / 50.0);
    assertThat(Typed.answer(words)).contains(String.format("%.6f", slope), "1.0");
    Files.writeString(market, "date,close\n2024-01-02,50\n2024-01-04,50.5\n");
    assertThat(Typed.command(words).errors().getFirst())
        .contains("he benchmark has no bar of 2024-01-03, which the bars have");
  }
}
