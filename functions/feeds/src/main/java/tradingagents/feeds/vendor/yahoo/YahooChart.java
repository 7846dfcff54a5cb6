package tradingagents.feeds.vendor.yahoo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import tradingagents.chain.vendor.Question;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.feeds.vendor.Payload;
import tradingagents.feeds.vendor.RawBars;
import tradingagents.feeds.vendor.VendorException;
import tradingagents.model.market.CorporateAction;
import tradingagents.model.market.DataFlag;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.TradingCalendar;

/**
 * One chart of Yahoo made into bars as traded: prices, volumes and dividends come divided by all
 * later splits, which are taken out again by the chart's own events.
 */
final class YahooChart {
  private final Question.Bars question;
  private final RawBars bars;

  private record Split(LocalDate exDate, BigDecimal ratio) {}

  YahooChart(Question.Bars question, TradingCalendar calendar, Instant now) {
    this.question = question;
    this.bars = new RawBars(question, calendar, now);
  }

  PriceHistory history(Payload result) {
    if (!result.isThere()) {
      throw new VendorException(VendorFault.MALFORMED, "a chart without a result");
    }
    Payload meta = result.at("meta");
    YahooUnit unit = YahooUnit.of(meta.at("currency").text());
    ZoneId zone = zone(meta.at("exchangeTimezoneName").text());
    List<Split> splits = splits(result.at("events").at("splits"), zone);
    bars.flag(DataFlag.ROUNDED);
    if (unit.isMinor()) {
      bars.flag(DataFlag.MINOR_UNITS);
    }
    if (!splits.isEmpty()) {
      bars.flag(DataFlag.UNSPLIT);
    }
    dividends(result.at("events").at("dividends"), zone, unit, splits);
    if (result.at("timestamp").isThere()) {
      rows(result, zone, unit, splits);
    }
    return bars.history(Yahoo.NAME, "", unit.currency());
  }

  private void rows(Payload result, ZoneId zone, YahooUnit unit, List<Split> splits) {
    Payload quote = result.at("indicators").at("quote").at(0);
    List<Payload> times = result.at("timestamp").list();
    List<Payload> columns =
        List.of(quote.at("open"), quote.at("high"), quote.at("low"), quote.at("close"));
    for (int i = 0; i < times.size(); i++) {
      int row = i;
      Payload volume = quote.at("volume").at(row);
      if (!volume.isThere() || columns.stream().anyMatch(column -> !column.at(row).isThere())) {
        continue;
      }
      LocalDate session = date(times.get(row), zone);
      BigDecimal later = later(splits, session);
      List<BigDecimal> prices = new ArrayList<>();
      for (Payload column : columns) {
        prices.add(unit.value(column.at(row).number(), later));
      }
      bars.add(session, prices, unsplit(volume.number(), later));
    }
  }

  private static long unsplit(BigDecimal volume, BigDecimal later) {
    return volume.divide(later, 0, RoundingMode.HALF_EVEN).longValueExact();
  }

  /** By how much the splits after a day divided its prices. */
  private static BigDecimal later(List<Split> splits, LocalDate session) {
    BigDecimal product = BigDecimal.ONE;
    for (Split split : splits) {
      if (split.exDate().isAfter(session)) {
        product = product.multiply(split.ratio(), MathContext.DECIMAL64);
      }
    }
    return product;
  }

  private List<Split> splits(Payload events, ZoneId zone) {
    List<Split> splits = new ArrayList<>();
    if (events.isThere()) {
      for (Payload event : events.members().values()) {
        BigDecimal now = event.at("numerator").number();
        BigDecimal before = event.at("denominator").number();
        if (now.signum() <= 0 || before.signum() <= 0) {
          throw new VendorException(VendorFault.MALFORMED, "a split of " + now + " for " + before);
        }
        LocalDate exDate = date(event.at("date"), zone);
        splits.add(new Split(exDate, now.divide(before, MathContext.DECIMAL64)));
        bars.add(CorporateAction.split(exDate, now, before));
      }
    }
    return splits;
  }

  private void dividends(Payload events, ZoneId zone, YahooUnit unit, List<Split> splits) {
    if (!events.isThere()) {
      return;
    }
    for (Payload event : events.members().values()) {
      LocalDate exDate = date(event.at("date"), zone);
      BigDecimal sent = event.at("amount").number().multiply(later(splits, exDate));
      BigDecimal cash = unit.isMinor() ? sent.movePointLeft(2) : sent;
      if (cash.signum() > 0 && !exDate.isBefore(question.from())) {
        bars.add(
            CorporateAction.dividend(exDate, cash.round(new MathContext(7)).stripTrailingZeros()));
      }
    }
  }

  private static LocalDate date(Payload seconds, ZoneId zone) {
    return LocalDate.ofInstant(Instant.ofEpochSecond(seconds.whole()), zone);
  }

  private static ZoneId zone(String name) {
    try {
      return name.isEmpty() ? TradingCalendar.ZONE : ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new VendorException(VendorFault.MALFORMED, "a time zone that does not exist");
    }
  }
}
