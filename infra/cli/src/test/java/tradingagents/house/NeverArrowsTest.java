package tradingagents.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NeverArrowsTest {
  private static JavaClasses ours;
  private static JavaClasses planted;

  @BeforeAll
  static void read_every_class() {
    ours =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("tradingagents");
    planted =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .withImportOption(location -> location.contains("/planted/"))
            .importPackages("tradingagents");
  }

  static List<Arrow> arrows() {
    return Arrows.all();
  }

  @ParameterizedTest
  @MethodSource("arrows")
  void never(Arrow arrow) {
    EvaluationResult result = arrow.rule().evaluate(ours);

    assertThat(result.getFailureReport().getDetails()).as(arrow.rule().getDescription()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("arrows")
  void each_rule_catches_what_is_planted_against_it(Arrow arrow) {
    EvaluationResult result = arrow.rule().evaluate(planted);

    assertThat(result.getFailureReport().getDetails())
        .anyMatch(violation -> violation.contains(arrow.planted()));
  }

  @Test
  void every_package_and_class_that_a_rule_names_exists() {
    for (String name : Arrows.NAMED) {
      assertThat(ours.stream().map(type -> type.getPackageName() + "."))
          .as(name)
          .anyMatch(type -> type.startsWith(name + "."));
    }
    for (String name : Arrows.NAMED_CLASSES) {
      assertThat(ours.contain(name)).as(name).isTrue();
    }
    assertThat(ours).hasSizeGreaterThan(200);
  }

  @Test
  void floating_point_is_noticed_in_a_call_and_not_only_in_a_field() {
    Arrow exact =
        Arrows.all().stream().filter(a -> a.planted().equals("InexactMoney")).findFirst().get();

    assertThat(exact.rule().evaluate(planted).getFailureReport().getDetails())
        .anyMatch(violation -> violation.contains("doubleValue"));
  }
}
