package tradingagents.quant.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReturnTableTest {
  private static final ReturnTable FOUR = table("f", 1, 2, 3, 4);

  private static LocalDate day(int day) {
    return LocalDate.of(2024, 1, day);
  }

  private static ReturnTable table(String name, int... days) {
    List<LocalDate> dates = Arrays.stream(days).mapToObj(ReturnTableTest::day).toList();
    double[] values = Arrays.stream(days).mapToDouble(d -> d / 100.0).toArray();
    return new ReturnTable(dates, List.of(name), List.of(values));
  }

  @Test
  void cuts_both_ends_included() {
    assertThat(FOUR.between(day(2), day(3)).dates()).containsExactly(day(2), day(3));
    assertThat(FOUR.between(day(2), day(3)).column("f")).containsExactly(0.02, 0.03);
    assertThatThrownBy(() -> FOUR.between(day(5), day(9)))
        .hasMessage(
            "no return lies between 2024-01-05 and 2024-01-09: "
                + "the data are from 2024-01-01 to 2024-01-04");
  }

  @Test
  void aligns_by_date_and_leaves_out_what_lies_around() {
    assertThat(FOUR.alignedWith(table("p", 2, 3)).dates()).containsExactly(day(2), day(3));
    assertThat(FOUR.alignedWith(table("p", 1, 2, 3, 4))).usingRecursiveComparison().isEqualTo(FOUR);
  }

  @Test
  void names_the_date_that_only_one_side_has() {
    assertThatThrownBy(() -> FOUR.alignedWith(table("p", 3, 4, 5)))
        .hasMessage("the dates do not match: 2024-01-05 has a return of p but none of f");
    assertThatThrownBy(() -> FOUR.alignedWith(table("p", 1, 3)))
        .hasMessage("the dates do not match: 2024-01-02 has a return of f but none of p");
  }

  @Test
  void refuses_what_is_no_table() {
    assertThatThrownBy(() -> table("f", 1, 1))
        .hasMessage("dates ascend and occur once: 2024-01-01 follows 2024-01-01");
    assertThatThrownBy(() -> table("f", 2, 1))
        .hasMessageContaining("2024-01-01 follows 2024-01-02");
    assertThatThrownBy(() -> table("f"))
        .hasMessage(
            "a table of returns has at least one date and one series, not 0 dates and 1 series");
    List<LocalDate> one = List.of(day(1));
    assertThatThrownBy(() -> new ReturnTable(one, List.of(), List.of()))
        .hasMessageContaining("0 series");
    assertThatThrownBy(() -> new ReturnTable(one, List.of("a", "b"), List.of(new double[1])))
        .hasMessage("2 names of series but 1 series");
    assertThatThrownBy(
            () -> new ReturnTable(one, List.of("a", "a"), List.of(new double[1], new double[1])))
        .hasMessage("the series a occurs twice");
    assertThatThrownBy(() -> new ReturnTable(one, List.of("a"), List.of(new double[2])))
        .hasMessage("the series a has 2 returns for 1 dates");
    assertThatThrownBy(() -> new ReturnTable(one, List.of("a"), List.of(new double[] {Double.NaN})))
        .hasMessage(
            "the return of a on 2024-01-01 is NaN: a return is a finite number such as 0.01");
    assertThatThrownBy(() -> FOUR.column("g"))
        .hasMessage("there is no series g in the returns: there are f");
  }
}
