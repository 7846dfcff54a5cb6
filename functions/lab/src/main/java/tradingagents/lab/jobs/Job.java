package tradingagents.lab.jobs;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tradingagents.lab.analytics.Answers;
import tradingagents.lab.backtest.SweepStudy;
import tradingagents.quant.backtest.sweep.SmaGrid;
import tradingagents.quant.backtest.sweep.SmaSweep;
import tradingagents.quant.backtest.sweep.SweepPart;
import tradingagents.quant.backtest.validation.BacktestOverfitting;

/** What a request asks for, checked and ready to be worked on. */
sealed interface Job {
  /** The word of the request. */
  Kind kind();

  /**
   * Work that one function does.
   *
   * @param kind of the request
   * @param answer computes it; an {@link IllegalArgumentException} when it cannot be done
   */
  record Whole(Kind kind, Supplier<Object> answer) implements Job {
    /** The document. */
    String document() {
      return Answers.write(answer.get());
    }
  }

  /**
   * A sweep, which can be cut.
   *
   * @param request what is tried
   */
  record Sweep(SweepStudy.Request request) implements Job {
    private static final int BLOCKS = BacktestOverfitting.STANDARD.blocks();

    @Override
    public Kind kind() {
      return Kind.SWEEP;
    }

    /** The document, computed at once. */
    String document() {
      return Answers.write(new SweepStudy().answer(request));
    }

    /** How many chunks of at most so many pairs. */
    int chunks(int most) {
      return request.grid().cut(most).size();
    }

    /** The rows of one chunk, as text. */
    String rows(int most, int chunk) {
      return SweepPart.of(sweep(request.grid().cut(most).get(chunk)), BLOCKS).text();
    }

    /** The document from the rows of all chunks, in their order. */
    String merged(int most, List<String> rows) {
      List<SmaGrid> grids = request.grid().cut(most);
      List<SweepPart> parts =
          IntStream.range(0, grids.size())
              .mapToObj(chunk -> SweepPart.read(sweep(grids.get(chunk)), BLOCKS, rows.get(chunk)))
              .toList();
      SweepPart whole = SweepPart.merged(request.sweep(), parts);
      return Answers.write(new SweepStudy().answer(request, whole));
    }

    private SmaSweep sweep(SmaGrid grid) {
      return new SweepStudy.Request(request.tape(), request.setup(), grid, 1, request.top())
          .sweep();
    }
  }
}
