package tradingagents.quant.backtest.strategy;

import java.util.Arrays;
import java.util.Locale;
import tradingagents.quant.backtest.View;
import tradingagents.quant.catalogue.Argument;
import tradingagents.quant.indicator.Indicator;
import tradingagents.quant.indicator.Live;

/** A number at each bar; NaN where it is not known, and what is made of it is not known either. */
sealed interface Value extends Expression {
  /** The number at work; to be asked once a bar, after the feed took it. */
  @FunctionalInterface
  interface Reader {
    double next(View view);
  }

  /** Starts to read an instrument. */
  Reader start(Feed feed);

  /** A column of the bars. */
  enum Column implements Value {
    OPEN,
    HIGH,
    LOW,
    CLOSE,
    VOLUME;

    @Override
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int binding() {
      return ATOM;
    }

    @Override
    public int warmUp() {
      return 0;
    }

    @Override
    public Reader start(Feed feed) {
      int instrument = feed.instrument();
      return switch (this) {
        case OPEN -> view -> view.open(instrument, 0);
        case HIGH -> view -> view.high(instrument, 0);
        case LOW -> view -> view.low(instrument, 0);
        case CLOSE -> view -> view.close(instrument, 0);
        case VOLUME -> view -> view.volume(instrument, 0);
      };
    }
  }

  /** A number that is written. */
  record Constant(double value) implements Value {
    @Override
    public String text() {
      return Argument.typed(value);
    }

    @Override
    public int binding() {
      return ATOM;
    }

    @Override
    public int warmUp() {
      return 0;
    }

    @Override
    public Reader start(Feed feed) {
      return view -> value;
    }
  }

  /** A line of an indicator. */
  record Line(String written, Indicator indicator, int line) implements Value {
    @Override
    public String text() {
      boolean only = indicator.lines().size() == 1;
      return only ? written : written + "." + indicator.lines().get(line);
    }

    @Override
    public int binding() {
      return ATOM;
    }

    @Override
    public int warmUp() {
      return indicator.warmUp(line);
    }

    @Override
    public Reader start(Feed feed) {
      Live live = feed.live(indicator);
      return view -> live.value(line);
    }
  }

  /** What a value was some bars ago. */
  record Ago(Value value, int bars) implements Value {
    @Override
    public String text() {
      return value.text() + "[" + bars + "]";
    }

    @Override
    public int binding() {
      return ATOM;
    }

    @Override
    public int warmUp() {
      return value.warmUp() + bars;
    }

    @Override
    public Reader start(Feed feed) {
      Reader newest = value.start(feed);
      double[] last = new double[bars];
      Arrays.fill(last, Double.NaN);
      int[] at = {0};
      return view -> {
        double ago = last[at[0]];
        last[at[0]] = newest.next(view);
        at[0] = at[0] + 1 == last.length ? 0 : at[0] + 1;
        return ago;
      };
    }
  }

  /** The opposite of a number. */
  record Negative(Value value) implements Value {
    @Override
    public String text() {
      return "-" + value.inside(SIGN);
    }

    @Override
    public int binding() {
      return SIGN;
    }

    @Override
    public int warmUp() {
      return value.warmUp();
    }

    @Override
    public Reader start(Feed feed) {
      Reader reader = value.start(feed);
      return view -> -reader.next(view);
    }
  }

  /** Two numbers make one; not known where they are divided by zero or beyond all bounds. */
  record Arithmetic(Value left, char sign, Value right) implements Value {
    @Override
    public String text() {
      return Expression.text(left, String.valueOf(sign), right, binding());
    }

    @Override
    public int binding() {
      return sign == '+' || sign == '-' ? SUM : PRODUCT;
    }

    @Override
    public int warmUp() {
      return Math.max(left.warmUp(), right.warmUp());
    }

    @Override
    public Reader start(Feed feed) {
      Reader a = left.start(feed);
      Reader b = right.start(feed);
      return switch (sign) {
        case '+' -> view -> finite(a.next(view) + b.next(view));
        case '-' -> view -> finite(a.next(view) - b.next(view));
        case '*' -> view -> finite(a.next(view) * b.next(view));
        default -> view -> finite(a.next(view) / b.next(view));
      };
    }

    private static double finite(double value) {
      return Math.abs(value) <= Double.MAX_VALUE ? value : Double.NaN;
    }
  }
}
