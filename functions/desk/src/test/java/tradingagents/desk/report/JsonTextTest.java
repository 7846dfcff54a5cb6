package tradingagents.desk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import tradingagents.desk.evidence.Claim;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Run;

class JsonTextTest {
  @Test
  void a_text_comes_back_exactly() {
    String hostile = "\"\\/\b\f\n\r\t\u0000\u001b\u202e</script>é\ud83d\ude00\ud800";
    String json = json(hostile);
    int from = json.indexOf("\"runId\":\"") + 9;

    assertThat(read(json, from)).isEqualTo(hostile);
    assertThat(json.chars()).allMatch(c -> c >= ' ' && c <= '~');
  }

  @Test
  void money_is_text_and_statistics_are_numbers() {
    String json = json("words");

    assertThat(json)
        .contains("\"priceTarget\":\"12.5\"")
        .contains("\"targetWeight\":12.5,\"confidence\":0.5,")
        .contains("\"quantity\":\"12.5\",\"price\":\"12.5\",\"commission\":\"12.5\"")
        .contains("\"costUsd\":\"12.5\"")
        .contains("\"tokensIn\":7,");
  }

  @Test
  void a_claimed_price_is_text_and_a_claimed_share_a_number() {
    Run run = AnyRun.saying("words");
    List<EvidenceLine> lines =
        List.of(line(Fact.Unit.PRICE, "175.190"), line(Fact.Unit.RATIO, "0.0000001"));

    assertThat(JsonText.compact(RunView.of(run, lines)))
        .contains("\"value\":\"175.190\"")
        .contains("\"value\":0.0000001,");
  }

  @Test
  void the_fields_stand_in_one_order() {
    String json = json("words");
    List<String> names =
        List.of(
            "runId",
            "symbol",
            "asOf",
            "session",
            "status",
            "decision",
            "riskVerdict",
            "order",
            "outcomes",
            "claims",
            "evidence",
            "cost",
            "report",
            "notes",
            "correlationId");
    List<Integer> places = names.stream().map(n -> json.indexOf("\"" + n + "\":")).toList();

    assertThat(places).isSorted().doesNotContain(-1);
  }

  private static EvidenceLine line(Fact.Unit unit, String value) {
    return new EvidenceLine(
        "c", new BigDecimal(value), unit, "s", AnyRun.AT, Claim.Status.VERIFIED);
  }

  private static String json(String text) {
    return JsonText.compact(RunView.of(AnyRun.saying(text), AnyRun.evidence(text)));
  }

  /** A strict reader of one JSON string. */
  private static String read(String json, int from) {
    StringBuilder text = new StringBuilder();
    int i = from;
    while (json.charAt(i) != '"') {
      char c = json.charAt(i++);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char kind = json.charAt(i++);
      switch (kind) {
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        case '"', '\\' -> text.append(kind);
        case 'u' -> {
          text.append((char) Integer.parseInt(json.substring(i, i + 4), 16));
          i += 4;
        }
        default -> throw new IllegalArgumentException("escape " + kind);
      }
    }
    return text.toString();
  }
}
