package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaxCommandsTest {
  private static final String LOTS =
      """
      id,symbol,account,acquired,quantity,cost
      a,X,main,2023-01-03,100,10
      b,X,other,2024-06-20,25,4
      c,Y,main,2024-02-01,10,50
      d,X,Roth IRA,2024-06-25,5,6
      """;

  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static JsonNode json(String... args) throws IOException {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--json");
    return JsonMapper.builder().build().readTree(Typed.answer(all.toArray(String[]::new)));
  }

  private static String refusal(String... args) {
    Typed typed = Typed.command(args);
    assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.errors()).as(typed.err()).hasSize(1);
    assertThat(typed.out()).isEmpty();
    return typed.err();
  }

  @Test
  void rebalance_trades_to_targets() throws IOException {
    String holdings = file("h.csv", "symbol,quantity,price\nA,150,10\nB,0,20\n");

    JsonNode answer =
        json("rebalance", "--holdings", holdings, "--targets", "A=0.5,B=0.4", "--cash", "500");

    assertThat(answer.path("trades")).hasSize(2);
    assertThat(answer.path("trades").get(0).path("side").asText()).isEqualTo("SELL");
    assertThat(answer.path("trades").get(0).path("quantity").asInt()).isEqualTo(50);
    assertThat(answer.path("trades").get(1).path("symbol").asText()).isEqualTo("B");
    assertThat(answer.path("trades").get(1).path("quantity").asInt()).isEqualTo(40);
    assertThat(answer.path("cashAfter").isNumber()).isTrue();
    assertThat(answer.path("cashAfter").asInt()).isEqualTo(200);
    assertThat(answer.path("turnoverRatio").asDouble()).isEqualTo(0.65);
    assertThat(answer.path("tax").isNull()).isTrue();
    assertThat(answer.path("positions").path("A").path("weight").asDouble()).isEqualTo(0.5);
    String targets = file("t.csv", "symbol,weight\nA,0.5\nB,0.4\n");
    assertThat(Typed.answer("rebalance", "--holdings", holdings, "--targets", targets))
        .contains("SELL A        75     10    750     0");
  }

  @Test
  void rebalance_knows_bands_values_and_lots() throws IOException {
    String values = file("v.csv", "symbol,value\nA,700\nB,300\n");
    assertThat(
            json(
                    "rebalance",
                    "--holdings",
                    values,
                    "--targets",
                    "A=0.6,B=0.4",
                    "--mode",
                    "bands",
                    "--reach",
                    "edge")
                .path("trades")
                .get(0)
                .path("value")
                .asInt())
        .isEqualTo(50);
    assertThat(
            Typed.answer(
                "rebalance",
                "--holdings",
                values,
                "--targets",
                "A=0.68,B=0.32",
                "--mode",
                "turnover"))
        .contains("Nothing to trade.");
    String lots =
        file(
            "l.csv",
            """
            symbol,quantity,price,acquired,cost
            A,40,10,2020-01-02,2.5
            A,30,10,2024-01-02,13.333
            B,30,10,2024-01-02,9
            """);
    JsonNode tax =
        json(
            "rebalance",
            "--holdings",
            lots,
            "--targets",
            "A=0.5,B=0.4",
            "--mode",
            "tax",
            "--date",
            "2024-06-14",
            "--short-rate",
            "0.4",
            "--long-rate",
            "0.2");
    assertThat(tax.path("trades").get(0).path("lots").get(0).path("lot").asText())
        .isEqualTo("row 2");
    assertThat(tax.path("tax").asDouble()).isEqualTo(-20);
  }

  @Test
  void rebalance_refuses_what_makes_no_sense() throws IOException {
    String good = file("h.csv", "symbol,quantity,price\nA,150,10\n");
    assertThat(refusal("rebalance", "--holdings", good, "--targets", "A=0.6,B=0.5"))
        .contains("There is no price of B: list it with the quantity 0.");
    assertThat(refusal("rebalance", "--holdings", good, "--targets", "A=1.1"))
        .contains("The targets sum to at most 1, not 1.1.");
    assertThat(refusal("rebalance", "--holdings", good, "--targets", "A=x"))
        .contains("--targets must be pairs such as A=0.5,B=0.5, not 'A=x'.");
    assertThat(refusal("rebalance", "--holdings", good, "--targets", "A=1", "--mode", "all"))
        .contains("Mode must be targets, bands, turnover or tax, not 'all'.");
    assertThat(refusal("rebalance", "--holdings", good, "--targets", "A=1", "--band", "2"))
        .contains("The width of a band is from 0 to 1, not 2.");
    assertThat(refusal("rebalance", "--holdings", good, "--targets", "A=1", "--cash", "-1"))
        .contains("Cash is zero or more, not -1 USD.");
    assertThat(refusal("rebalance", "--holdings", good, "--targets", "A=1", "--mode", "tax"))
        .contains("The mode tax needs the short rate, the long rate and the date of the trades.");
    String bad = file("b.csv", "symbol,quantity,price\nA,150,0\n");
    assertThat(refusal("rebalance", "--holdings", bad, "--targets", "A=1"))
        .contains("Line 2: price: a price is above zero, not 0.");
    String twice = file("c.csv", "symbol,quantity,price\nA,1,1\nA,1,1\n");
    assertThat(refusal("rebalance", "--holdings", twice, "--targets", "A=1"))
        .contains("Line 3: A is named twice");
    String negative = file("d.csv", "symbol,quantity,price\nA,-1,1\n");
    assertThat(refusal("rebalance", "--holdings", negative, "--targets", "A=1"))
        .contains("Line 2: quantity: a quantity is never negative: -1.");
  }

  @Test
  void harvest_finds_losses_and_wash_sales_across_accounts() throws IOException {
    String lots = file("lots.csv", LOTS);

    JsonNode answer =
        json(
            "harvest",
            "--lots",
            lots,
            "--prices",
            "X=6,Y=45",
            "--date",
            "2024-06-30",
            "--short-rate",
            "0.4",
            "--long-rate",
            "0.2");

    JsonNode first = answer.path("suggestions").get(0);
    assertThat(answer.path("suggestions")).hasSize(2);
    assertThat(first.path("lot").asText()).isEqualTo("a");
    assertThat(first.path("loss").asInt()).isEqualTo(400);
    assertThat(first.path("term").asText()).isEqualTo("long");
    assertThat(first.path("washSale").asBoolean()).isTrue();
    assertThat(first.path("disallowed").asInt()).isEqualTo(120);
    assertThat(first.path("lostForGood").asInt()).isEqualTo(20);
    assertThat(first.path("allowed").asInt()).isEqualTo(280);
    assertThat(first.path("taxSaved").asInt()).isEqualTo(56);
    assertThat(first.path("rebuyFrom").asText()).isEqualTo("2024-07-31");
    assertThat(first.path("replacements").get(0).path("newBasis").asInt()).isEqualTo(200);
    assertThat(first.path("replacements").get(1).path("newBasis").isNull()).isTrue();
    assertThat(answer.path("suggestions").get(1).path("term").asText()).isEqualTo("short");
    assertThat(answer.path("taxSaved").asInt()).isEqualTo(76);
    assertThat(
            Typed.answer("harvest", "--lots", lots, "--prices", "X=6,Y=45", "--date", "2024-06-30"))
        .contains("a: buying 25 in other on 2024-06-20 makes it a wash sale: 100 of the loss")
        .contains("Bought back from 2024-07-31 on is free.");
    assertThat(
            Typed.answer(
                "harvest", "--lots", lots, "--prices", "X=60,Y=450", "--date", "2024-06-30"))
        .contains("No open lot has a loss above the threshold on 2024-06-30.");
  }

  @Test
  void harvest_counts_planned_purchases_and_lists_substitutes() throws IOException {
    String planned = file("p.csv", "symbol,date,quantity,account\nY,2024-07-30,4,ira\n");
    String instead = file("s.csv", "symbol,substitute\nY,Z\nY,W\n");

    JsonNode row =
        json(
                "harvest",
                "--lots",
                file("lots.csv", LOTS),
                "--prices",
                "X=6,Y=45",
                "--date",
                "2024-06-30",
                "--planned",
                planned,
                "--substitutes",
                instead,
                "--reinvested",
                "y",
                "--threshold",
                "49.99")
            .path("suggestions")
            .get(1);

    assertThat(row.path("lostForGood").asInt()).isEqualTo(20);
    assertThat(row.path("substitutes")).hasSize(2);
    assertThat(row.path("warnings")).hasSize(2);
    assertThat(row.path("taxSaved").isNull()).isTrue();
  }

  @Test
  void harvest_refuses_what_it_cannot_judge() throws IOException {
    String lots = file("lots.csv", LOTS);
    assertThat(refusal("harvest", "--lots", lots, "--prices", "X=6", "--date", "2024-06-30"))
        .contains("There is no price of Y.");
    assertThat(refusal("harvest", "--lots", lots, "--prices", "X=6,Y=1", "--date", "2024-06-24"))
        .contains("Line 5: acquired must be on or before 2024-06-24, not 2024-06-25.");
    assertThat(
            refusal(
                "harvest",
                "--lots",
                lots,
                "--prices",
                "X=6,Y=1",
                "--date",
                "2024-06-30",
                "--short-rate",
                "0.4"))
        .contains("The short rate and the long rate come together.");
    assertThat(
            refusal(
                "harvest",
                "--lots",
                lots,
                "--prices",
                "X=6,Y=1",
                "--date",
                "2024-06-30",
                "--short-rate",
                "40",
                "--long-rate",
                "0.2"))
        .contains("The short-term rate is from 0 to 1, not 40.");
    assertThat(
            refusal(
                "harvest",
                "--lots",
                file("n.csv", LOTS.replace(",100,", ",0,")),
                "--prices",
                "X=6,Y=1",
                "--date",
                "2024-06-30"))
        .contains("Line 2: quantity: a quantity is above zero.");
    assertThat(
            refusal(
                "harvest",
                "--lots",
                file("d.csv", LOTS.replace("2023-01-03", "3 Jan")),
                "--prices",
                "X=6,Y=1",
                "--date",
                "2024-06-30"))
        .contains("Line 2: acquired must be a day such as 2018-05-11, not '3 Jan'.");
  }
}
