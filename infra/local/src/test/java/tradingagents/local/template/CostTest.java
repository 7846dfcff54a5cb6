package tradingagents.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month of standing still stays within its budget, and the page says what it costs. */
class CostTest {
  private static final Prices PRICES = Prices.read();

  @TempDir private Path folder;

  @Test
  void page_says_what_follows_from_templates_and_prices() throws IOException {
    Written.check(Map.of(TemplateFiles.ROOT.resolve("docs/cost.md"), CostPage.text()), "CostTest");
  }

  @Test
  void standing_still_stays_within_its_budget() {
    List<IdleCost.Line> essential = CostPage.idle("essential");
    List<IdleCost.Line> full = CostPage.idle("full");

    assertThat(IdleCost.usd(essential, PRICES, true)).isLessThanOrEqualTo(CostPage.BUDGET);
    assertThat(IdleCost.usd(essential, PRICES, false)).isLessThanOrEqualTo(CostPage.BUDGET);
    assertThat(IdleCost.usd(full, PRICES, true)).isLessThanOrEqualTo(CostPage.BUDGET);
    assertThat(IdleCost.usd(essential, PRICES, true)).isGreaterThan(BigDecimal.ONE);
  }

  @Test
  void a_key_for_each_inbox_breaks_the_budget() {
    SamTemplate template = SamTemplate.read(TemplateFiles.shipped());
    List<ResourceDef> planted = new ArrayList<>(template.resources());
    TemplateFiles.STEPS.forEach(step ->
        planted.add(
            new ResourceDef(
                "infra/inbox.yaml", step + ".Key", step + "-key", "AWS::KMS::Key", Map.of(), "")));

    assertThat(IdleCost.usd(IdleCost.of(template, planted), PRICES, true))
        .isGreaterThan(CostPage.BUDGET);
  }

  @Test
  void one_resource_more_is_on_the_bill() throws IOException {
    BigDecimal shipped = IdleCost.usd(CostPage.idle("essential"), PRICES, false);
    Path more =
        TemplateFiles.changed(
            folder,
            "infra/state.yaml",
            "Outputs:",
            """
              SecondSecret:
                Type: AWS::SecretsManager::Secret
                Properties:
                  Description: Planted.

            Outputs:\
            """);
    SamTemplate template = SamTemplate.read(more);

    BigDecimal planted = IdleCost.usd(IdleCost.of(template, template.resources()), PRICES, false);

    assertThat(planted.subtract(shipped)).isEqualByComparingTo("0.40");
  }

  @Test
  void a_resource_without_a_price_is_refused() {
    SamTemplate template = SamTemplate.read(TemplateFiles.shipped());
    List<ResourceDef> planted = new ArrayList<>(template.resources());
    planted.add(new ResourceDef("x", "Gate", "gate", "AWS::EC2::NatGateway", Map.of(), ""));

    assertThatThrownBy(() -> IdleCost.of(template, planted))
        .hasMessageContaining("Gate AWS::EC2::NatGateway");
  }

  @Test
  void a_table_with_capacity_of_its_own_is_refused() {
    SamTemplate template = SamTemplate.read(TemplateFiles.shipped());
    List<ResourceDef> planted = new ArrayList<>(template.resources());
    Map<String, Object> capacity = Map.of("ProvisionedThroughput", Map.of());
    planted.add(new ResourceDef("x", "Big", "big", "AWS::DynamoDB::Table", capacity, ""));

    assertThatThrownBy(() -> IdleCost.of(template, planted)).hasMessageContaining("Big");
  }
}
