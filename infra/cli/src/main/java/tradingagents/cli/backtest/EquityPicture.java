package tradingagents.cli.backtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tradingagents.lab.backtest.BacktestStudy;

/** Equity of a run beside buying and holding, as a picture. */
final class EquityPicture {
  private static final int WIDTH = 1_200;
  private static final int HEIGHT = 600;

  private EquityPicture() {}

  /** A PNG file. */
  static byte[] of(BacktestStudy.Answer answer) {
    System.setProperty("java.awt.headless", "true");
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(
                answer.run().strategy()
                    + " on "
                    + String.join(", ", answer.request().tape().names()))
            .yAxisTitle("equity")
            .build();
    List<Date> days = new ArrayList<>();
    for (LocalDate day : answer.request().tape().dates()) {
      days.add(Date.from(day.atStartOfDay().toInstant(ZoneOffset.UTC)));
    }
    line(chart, answer.run().strategy(), days, answer.run()::equity);
    line(chart, "buy-and-hold (benchmark)", days, answer.benchmark()::equity);
    try {
      return ChartEncoder.getBytes(chart, "png");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void line(
      XYChart chart, String name, List<Date> days, IntToDoubleFunction equity) {
    List<Double> values = new ArrayList<>();
    for (int bar = 0; bar < days.size(); bar++) {
      values.add(equity.applyAsDouble(bar));
    }
    chart.addSeries(name, days, values).setMarker(SeriesMarkers.NONE);
  }
}
