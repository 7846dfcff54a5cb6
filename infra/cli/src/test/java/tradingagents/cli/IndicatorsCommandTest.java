package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorsCommandTest {
  /** A Saturday and a Sunday among them: any days will do. */
  private static final String GOOD =
      """
      Date,Open,High,Low,Close,Volume
      2024-01-05,10,12,9,11,100
      2024-01-06,11,13,10,12,0
      2024-01-07,12,14,11,13,300
      2024-01-10,13,15,12,14,400
      """;

  @TempDir private Path folder;

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("bars.csv"), text).toString();
  }

  private static JsonNode json(String... arguments) throws IOException {
    return JsonMapper.builder().build().readTree(Typed.answer(arguments));
  }

  private String apple() throws IOException {
    try (InputStream in =
        new GZIPInputStream(
            Objects.requireNonNull(
                getClass().getResourceAsStream("/tradingagents/feeds/file/box/AAPL.csv.gz")))) {
      return Files.write(folder.resolve("AAPL.csv"), in.readAllBytes()).toString();
    }
  }

  @Test
  void real_bars_have_the_numbers_that_python_has() throws IOException {
    String names =
        "sma:20,rsi:14,macd:12:26:9,bollinger:20:2,adx:14,stochastic:14:3:3,aroon:25,donchian:20";
    JsonNode day =
        json("indicators", "--bars", apple(), "--names", names, "--date", "2014-05-22", "--json")
            .path("2014-05-22");

    assertThat(day.properties().stream().map(Map.Entry::getKey)).containsExactly(names.split(","));
    Map.ofEntries(
            Map.entry("/sma:20", 84.8815006),
            Map.entry("/rsi:14", 71.60437396658),
            Map.entry("/macd:12:26:9/line", 2.035277731311),
            Map.entry("/macd:12:26:9/signal", 2.062473124974),
            Map.entry("/macd:12:26:9/histogram", -0.0271953936626),
            Map.entry("/bollinger:20:2/lower", 82.60770838897),
            Map.entry("/bollinger:20:2/middle", 84.8815006),
            Map.entry("/bollinger:20:2/upper", 87.15529281103),
            Map.entry("/bollinger:20:2/percentB", 0.9115047080642),
            Map.entry("/bollinger:20:2/width", 0.05357568362861),
            Map.entry("/adx:14/plusDi", 36.44423231415),
            Map.entry("/adx:14/minusDi", 14.83984543972),
            Map.entry("/adx:14/adx", 36.7326113917),
            Map.entry("/stochastic:14:3:3/fastK", 91.26004827917),
            Map.entry("/stochastic:14:3:3/fastD", 92.59287819641),
            Map.entry("/stochastic:14:3:3/slowD", 89.51588891855),
            Map.entry("/aroon:25/up", 100.0),
            Map.entry("/aroon:25/down", 0.0),
            Map.entry("/donchian:20/upper", 87.121429),
            Map.entry("/donchian:20/lower", 80.565712))
        .forEach((where, number) ->
            assertThat(day.at(where).asDouble()).as(where).isCloseTo(number, within(1e-9)));
  }

  @Test
  void every_name_answers_the_whole_series() throws IOException {
    String names =
        "sma,ema,wma,dema,hma,rsi,macd,atr,tr,bollinger,adx,stochastic,cci,mfi,cmf,obv,roc,cmo,sar,"
            + "aroon,donchian,keltner,ichimoku,vwap,vwma,vol,gk,yz";
    JsonNode days = json("indicators", "--bars", apple(), "--names", names, "--json");

    assertThat(days).hasSize(1260);
    assertThat(days.path("2013-05-13").path("sma").isNull()).isTrue();
    assertThat(days.path("2013-05-13").path("bollinger").isNull()).isTrue();
    assertThat(days.path("2018-05-11")).hasSize(28).noneMatch(JsonNode::isNull);
  }

  @Test
  void before_the_warm_up_is_null_and_keys_are_as_asked() throws IOException {
    JsonNode days =
        json("indicators", "--bars", file(GOOD), "--names", "sma:2, macd:1:2:2,obv", "--json");

    assertThat(days.path("2024-01-05").toString())
        .isEqualTo("{\"sma:2\":null,\"macd:1:2:2\":null,\"obv\":100.0}");
    assertThat(days.at("/2024-01-06/sma:2").asDouble()).isEqualTo(11.5);
    assertThat(days.at("/2024-01-06/macd:1:2:2").toString())
        .isEqualTo("{\"line\":0.5,\"signal\":null,\"histogram\":null}");
  }

  @Test
  void prints_a_table_for_people() throws IOException {
    String table =
        Typed.answer("indicators", "--bars", file(GOOD), "--names", "sma:2,donchian:3,tr");

    assertThat(table.lines().toList())
        .containsExactly(
            "date        sma:2  donchian:3 upper  donchian:3 lower  donchian:3 middle   tr",
            "2024-01-05      -                 -                 -                  -    -",
            "2024-01-06   11.5                 -                 -                  -  3.0",
            "2024-01-07   12.5              14.0               9.0               11.5  3.0",
            "2024-01-10   13.5              15.0              10.0               12.5  3.0");
  }

  @Test
  void volume_matters_only_to_what_reads_it_and_ranges_too() throws IOException {
    String blank = file(GOOD.replace(",100\n", ",\n"));
    assertThat(Typed.answer("indicators", "--bars", blank, "--names", "atr:2")).contains("3.0");
    String closes = file("date,close\n2024-01-05,1\n2024-01-06,3\n");
    assertThat(Typed.answer("indicators", "--bars", closes, "--names", "sma:2")).contains("2.0");
    assertThat(Typed.command("indicators", "--bars", closes, "--names", "atr:1").errors())
        .containsExactly("Atr:1 needs open, high and low, not closes only.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-01-07| 2024-01-06| line 4: date 2024-01-06 appears twice",
        "2024-01-07| 2024-01-01| line 4: date 2024-01-01 follows 2024-01-06",
        "2024-01-07| 7 Jan| line 4: Date must be a day such as 2018-05-11, not '7 Jan'",
        "14,11,13| 14,11,abc| line 4: close must be a number",
        "14,11,13| 14,11,NaN| line 4: close must be a number",
        "14,11,13| 14,11,| line 4: close must be a number",
        "14,11,13| 14,0,13| line 4: a price must be a number above zero, not 0.0",
        "14,11,13| 14,11,-13| line 4: a price must be a number above zero, not -13.0",
        "14,11,13| 10,11,13| line 4: high, 10.0, must not be below low, 11.0",
        "14,11,13| 12,11,13| line 4: open, 12.0, and close, 13.0, must lie between",
        "13,300| 13,x| line 4: volume must be a number",
        "13,300| 13,-300| line 4: a volume must be a number, zero or more, not -300.0",
        "Volume| Vol| obv needs volumes",
        "High| Hight| there is no column 'high'; did you mean 'Hight'?",
        "Close| Last| there is no column 'close'",
      })
  void refuses_bad_files_with_one_sentence(String good, String bad, String sentence)
      throws IOException {
    String file = file(GOOD.replace(good, bad));

    Typed typed = Typed.command("indicators", "--bars", file, "--names", "sma:2,obv", "--json");

    refused(typed, sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smma:2| | there is no indicator 'smma'; did you mean 'sma'?",
        "stoch:2| | there is no indicator 'stoch'; known are sma, ema",
        "sma:0| | sma:0: a window is a whole number of bars from 1 to 1000000, not 0",
        "sma:x| | sma:x: the window must be a whole number up to 1000000, not 'x'",
        "sma:2,,obv| | there is no indicator ''; known are sma",
        "sma:2:3| | sma:2:3: 2 arguments are too many, it is written sma:WINDOW",
        "macd:26:12:9| | the slow window, 12, must be longer than the fast one, 26",
        "sma:5| | sma:5 needs 5 bars, but there are only 4",
        "adx:3| | adx:3 needs 6 bars, but there are only 4",
        "sma:2| 2024-01-08| there is no bar of 2024-01-08; the nearest are those of 2024-01-07"
            + " and 2024-01-10",
        "sma:2| 2024-01-04| 2024-01-04 is outside the data, which runs from 2024-01-05 to",
        "sma:2| 2030-01-01| 2030-01-01 is outside the data, which runs from 2024-01-05 to",
        "sma:2| yesterday| --date must be a date such as 2018-05-10, not 'yesterday'",
      })
  void refuses_what_means_nothing_with_one_sentence(String names, String date, String sentence)
      throws IOException {
    String file = file(GOOD);

    Typed typed =
        date == null
            ? Typed.command("indicators", "--bars", file, "--names", names)
            : Typed.command("indicators", "--bars", file, "--names", names, "--date", date);

    refused(typed, sentence);
  }

  private static void refused(Typed typed, String sentence) {
    assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.errors()).singleElement().asString().containsIgnoringCase(sentence);
  }

  @Test
  void refuses_files_that_are_none() throws IOException {
    refused(Typed.command("indicators", "--bars", file(""), "--names", "sma:2"), "is empty");
    refused(
        Typed.command("indicators", "--bars", file(GOOD.substring(0, 32)), "--names", "sma:2"),
        "the file has a header but no rows");
    refused(Typed.command("indicators", "--bars", "no.csv", "--names", "sma:2"), "no file");
  }
}
