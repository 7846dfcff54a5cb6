package tradingagents.quant.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.CMOIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.ParabolicSarIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.StochasticOscillatorDIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.aroon.AroonDownIndicator;
import org.ta4j.core.indicators.aroon.AroonUpIndicator;
import org.ta4j.core.indicators.averages.DoubleEMAIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.HMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.averages.VWMAIndicator;
import org.ta4j.core.indicators.averages.WMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandFacade;
import org.ta4j.core.indicators.donchian.DonchianChannelLowerIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelMiddleIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.TRIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuKijunSenIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuSenkouSpanAIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuSenkouSpanBIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuTenkanSenIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelFacade;
import org.ta4j.core.indicators.volume.ChaikinMoneyFlowIndicator;
import org.ta4j.core.indicators.volume.MoneyFlowIndexIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;
import tradingagents.quant.series.Bars;

/** The indicators that ta4j has too: our name to its indicators, in the order of our lines. */
public final class Ta4j {
  /** One list per indicator; a shorter one lacks our last lines. */
  public static final Map<String, Function<BarSeries, List<Indicator<Num>>>> INDICATORS =
      new LinkedHashMap<>();

  /** 26 bars ahead: ta4j counts the bar itself as the first. */
  private static final int AHEAD = 27;

  static {
    onCloses();
    onBars();
    onVolume();
  }

  private Ta4j() {}

  private static void onCloses() {
    one("sma:20", s -> new SMAIndicator(closes(s), 20));
    one("ema:20", s -> new EMAIndicator(closes(s), 20));
    one("wma:20", s -> new WMAIndicator(closes(s), 20));
    one("dema:20", s -> new DoubleEMAIndicator(closes(s), 20));
    one("hma:20", s -> new HMAIndicator(closes(s), 20));
    one("rsi:14", s -> new RSIIndicator(closes(s), 14));
    INDICATORS.put(
        "macd:12:26:9",
        s -> {
          MACDIndicator macd = new MACDIndicator(closes(s), 12, 26);
          return List.of(macd, macd.getSignalLine(9), macd.getHistogram(9));
        });
    INDICATORS.put(
        "bollinger:20:2",
        s -> {
          BollingerBandFacade bands = new BollingerBandFacade(closes(s), 20, 2);
          return List.of(
              bands.lower(), bands.middle(), bands.upper(), bands.percentB(), bands.bandwidth());
        });
    one("roc:12", s -> new ROCIndicator(closes(s), 12));
    one("cmo:14", s -> new CMOIndicator(closes(s), 14));
  }

  private static void onBars() {
    one("atr:14", s -> new ATRIndicator(s, 14));
    one("tr", TRIndicator::new);
    INDICATORS.put(
        "adx:14",
        s ->
            List.of(
                new PlusDIIndicator(s, 14), new MinusDIIndicator(s, 14), new ADXIndicator(s, 14)));
    INDICATORS.put(
        "stochastic:14:3:3",
        s -> {
          StochasticOscillatorKIndicator fast = new StochasticOscillatorKIndicator(s, 14);
          StochasticOscillatorDIndicator smooth = new StochasticOscillatorDIndicator(fast);
          return List.of(fast, smooth, new SMAIndicator(smooth, 3));
        });
    one("cci:20", s -> new CCIIndicator(s, 20));
    one("sar:0.02:0.2", ParabolicSarIndicator::new);
    INDICATORS.put(
        "aroon:25", s -> List.of(new AroonUpIndicator(s, 25), new AroonDownIndicator(s, 25)));
    INDICATORS.put(
        "donchian:20",
        s ->
            List.of(
                new DonchianChannelUpperIndicator(s, 20),
                new DonchianChannelLowerIndicator(s, 20),
                new DonchianChannelMiddleIndicator(s, 20)));
    INDICATORS.put(
        "keltner:20:2:10",
        s -> {
          KeltnerChannelFacade channel = new KeltnerChannelFacade(s, 20, 10, 2);
          return List.of(channel.lower(), channel.middle(), channel.upper());
        });
    INDICATORS.put(
        "ichimoku:9:26:52",
        s -> {
          IchimokuTenkanSenIndicator conversion = new IchimokuTenkanSenIndicator(s, 9);
          IchimokuKijunSenIndicator base = new IchimokuKijunSenIndicator(s, 26);
          return List.of(
              conversion,
              base,
              new IchimokuSenkouSpanAIndicator(s, conversion, base, AHEAD),
              new IchimokuSenkouSpanBIndicator(s, 52, AHEAD));
        });
  }

  private static void onVolume() {
    one("mfi:14", s -> new MoneyFlowIndexIndicator(s, 14));
    one("cmf:20", s -> new ChaikinMoneyFlowIndicator(s, 20));
    one("obv", OnBalanceVolumeIndicator::new);
    one("vwap:20", s -> new VWAPIndicator(s, 20));
    one("vwma:20", s -> new VWMAIndicator(closes(s), 20));
  }

  private static void one(String name, Function<BarSeries, Indicator<Num>> made) {
    INDICATORS.put(name, series -> List.of(made.apply(series)));
  }

  private static Indicator<Num> closes(BarSeries series) {
    return new ClosePriceIndicator(series);
  }

  /**
   * The same bars, one a day.
   *
   * @param bars ours
   * @param numbers what ta4j counts with
   * @return theirs
   */
  public static BarSeries series(Bars bars, NumFactory numbers) {
    BarSeries series = new BaseBarSeriesBuilder().withNumFactory(numbers).build();
    for (int i = 0; i < bars.size(); i++) {
      series
          .barBuilder()
          .timePeriod(Duration.ofDays(1))
          .endTime(Instant.EPOCH.plus(Duration.ofDays(i + 1L)))
          .openPrice(bars.open(i))
          .highPrice(bars.high(i))
          .lowPrice(bars.low(i))
          .closePrice(bars.close(i))
          .volume(bars.volume(i))
          .add();
    }
    return series;
  }
}
