package tradingagents.quant.backtest.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tradingagents.quant.backtest.FillTiming;
import tradingagents.quant.backtest.RandomBars;
import tradingagents.quant.backtest.Setup;
import tradingagents.quant.backtest.cost.Costs;
import tradingagents.quant.series.Bars;

/** Parts of a sweep that are computed apart, carried as text and put together. */
class SweepPartTest {
  private static final Setup COSTLY =
      Setup.USUAL.with(Costs.basisPoints(10, 5)).with(FillTiming.NEXT_CLOSE);
  private static final int BLOCKS = 16;

  private static SmaGrid grid() {
    return new SmaGrid(range(1, 40), range(5, 60));
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.rangeClosed(from, to).boxed().toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 39, 40, 100, 1_000, 1_000_000})
  void parts_have_every_pair_once_and_keep_to_their_size(int most) {
    List<SmaGrid> parts = grid().cut(most);

    List<String> pairs = new ArrayList<>();
    for (SmaGrid part : parts) {
      assertThat(part.size()).isLessThanOrEqualTo(Math.max(most, 40));
      for (int pair = 0; pair < part.size(); pair++) {
        pairs.add(part.fast(pair) + ":" + part.slow(pair));
      }
    }
    SmaGrid whole = grid();
    assertThat(pairs)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, whole.size())
                .mapToObj(pair -> whole.fast(pair) + ":" + whole.slow(pair))
                .toList());
    assertThat(parts.size() == 1).isEqualTo(most >= whole.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 333, 100_000})
  void parts_carried_as_text_make_the_very_table_and_blocks_of_the_whole(int most) {
    for (Bars bars : List.of(RandomBars.walk(3, 700), RandomBars.ticks(4, 1_500))) {
      SmaSweep whole = new SmaSweep(bars, COSTLY, grid());
      List<SweepPart> parts = new ArrayList<>();
      for (SmaGrid part : grid().cut(most)) {
        SmaSweep sweep = new SmaSweep(bars, COSTLY, part);
        parts.add(SweepPart.read(sweep, BLOCKS, SweepPart.of(sweep, BLOCKS).text()));
      }

      SweepPart merged = SweepPart.merged(whole, parts);

      SweepTable table = whole.run();
      assertThat(merged.table().rows()).isEqualTo(table.rows());
      assertThat(merged.table().sharpesPerPeriod()).isEqualTo(table.sharpesPerPeriod());
      assertThat(merged.blocks().sums()).isDeepEqualTo(whole.blocks(BLOCKS).sums());
      assertThat(merged.blocks().squares()).isDeepEqualTo(whole.blocks(BLOCKS).squares());
      assertThat(merged.text()).isEqualTo(SweepPart.of(whole, BLOCKS).text());
    }
  }

  @Test
  void squares_of_a_block_are_never_below_zero() {
    for (int seed = 1; seed <= 40; seed++) {
      SmaGrid some = new SmaGrid(range(2, 9), range(10, 30));
      Blocks blocks = new SmaSweep(RandomBars.walk(seed, 400), COSTLY, some).blocks(BLOCKS);

      for (double[] squares : blocks.squares()) {
        assertThat(squares).as("seed %d", seed).doesNotContain(Double.NaN);
        assertThat(Arrays.stream(squares).min().orElseThrow()).isNotNegative();
      }
    }
  }

  @Test
  void what_does_not_fit_is_refused() {
    SmaSweep whole = new SmaSweep(RandomBars.walk(3, 200), COSTLY, grid());
    SweepPart part = SweepPart.of(whole, BLOCKS);
    String text = part.text();

    assertThatThrownBy(() -> SweepPart.read(whole, BLOCKS, text + "1,2,3,4\n"))
        .hasMessageContaining("rows of a grid of");
    assertThatThrownBy(() -> SweepPart.read(whole, 8, text)).hasMessageContaining("cells");
    assertThatThrownBy(() -> SweepPart.merged(whole, List.of(part, part)))
        .hasMessageContaining("the parts have");
    assertThatThrownBy(() -> grid().pair(50, 55)).hasMessageContaining("no pair 50 and 55");
  }
}
