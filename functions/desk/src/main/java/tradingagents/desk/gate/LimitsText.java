package tradingagents.desk.gate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Ratio;

/**
 * Limits as a person writes them: {@code max-position-weight=0.10; max-order-value=25000;
 * restricted=GME AMC}. What is not named stays as {@link Limits#DEFAULT} has it. There is no way to
 * write a limit that switches a rule off by mistake: an unknown name, a value out of range and a
 * name that stands twice are refused, and the whole text with them.
 */
public final class LimitsText {
  /** What may be written: its name, its range for a person, its meaning. */
  public enum Name {
    /** Share of equity. */
    MAX_POSITION_WEIGHT("0 to 1", "share of equity one instrument may have after a purchase"),
    /** Share of equity. */
    MAX_ORDER_WEIGHT("0 to 1", "share of equity one purchase may cost"),
    /** Share of volume. */
    MAX_VOLUME_SHARE("0 to 1", "share of the average volume of 20 sessions one order may be"),
    /** Share of price. */
    PRICE_BUFFER("0 to 0.5", "how much dearer the open may be before cash runs out"),
    /** Sessions. */
    MAX_PRICE_AGE_SESSIONS("0 to 5", "how many sessions old a price may be"),
    /** Money. */
    MAX_ORDER_VALUE(
        "above 0, or none", "the most one purchase may cost, in the account's currency"),
    /** Symbols. */
    RESTRICTED("symbols with spaces between them", "instruments that no order may be about");

    private final String range;
    private final String meaning;

    Name(String range, String meaning) {
      this.range = range;
      this.meaning = meaning;
    }

    /**
     * As it is written.
     *
     * @return small letters and dashes
     */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What is allowed.
     *
     * @return for a person
     */
    public String range() {
      return range;
    }

    /**
     * What it limits.
     *
     * @return for a person
     */
    public String meaning() {
      return meaning;
    }

    /**
     * The value in a set of limits.
     *
     * @param limits the set
     * @return as it could be written; {@code none} for what is not limited
     */
    public String of(Limits limits) {
      return switch (this) {
        case MAX_POSITION_WEIGHT -> limits.maxPositionWeight().toString();
        case MAX_ORDER_WEIGHT -> limits.maxOrderWeight().toString();
        case MAX_VOLUME_SHARE -> limits.maxVolumeShare().toString();
        case PRICE_BUFFER -> limits.priceBuffer().toString();
        case MAX_PRICE_AGE_SESSIONS -> Integer.toString(limits.maxPriceAgeSessions());
        case MAX_ORDER_VALUE -> limits.orderValue().map(BigDecimal::toPlainString).orElse("none");
        case RESTRICTED ->
            limits.restricted().isEmpty()
                ? "none"
                : limits.restricted().stream().map(Symbol::value).collect(Collectors.joining(" "));
      };
    }
  }

  private static final Ratio HALF = Ratio.of("0.5");
  private static final int OLDEST = 5;

  private LimitsText() {}

  /**
   * Reads limits.
   *
   * @param text entries with semicolons or line ends between them; blank for the usual limits
   * @return all of them
   * @throws FailureException INVALID, which says which entry and what is allowed
   */
  public static Limits parse(String text) {
    Map<Name, String> found = new LinkedHashMap<>();
    for (String entry : text.split("[;\n]", -1)) {
      if (!entry.isBlank()) {
        String[] parts = entry.strip().split("\\s*=\\s*", 2);
        Name name = named(parts[0]);
        if (parts.length < 2 || parts[1].isBlank()) {
          throw refused(name, "nothing");
        }
        if (found.put(name, parts[1].strip()) != null) {
          throw new FailureException(Reason.INVALID, "the limit " + name.text() + " stands twice");
        }
      }
    }
    Limits usual = Limits.DEFAULT;
    return new Limits(
        ratio(Name.MAX_POSITION_WEIGHT, found, Ratio.ONE, usual.maxPositionWeight()),
        ratio(Name.MAX_ORDER_WEIGHT, found, Ratio.ONE, usual.maxOrderWeight()),
        ratio(Name.MAX_VOLUME_SHARE, found, Ratio.ONE, usual.maxVolumeShare()),
        ratio(Name.PRICE_BUFFER, found, HALF, usual.priceBuffer()),
        sessions(found.get(Name.MAX_PRICE_AGE_SESSIONS), usual.maxPriceAgeSessions()),
        value(found.get(Name.MAX_ORDER_VALUE)),
        symbols(found.get(Name.RESTRICTED)),
        usual.commission());
  }

  private static Name named(String text) {
    for (Name name : Name.values()) {
      if (name.text().equals(text)) {
        return name;
      }
    }
    List<String> all = new ArrayList<>();
    for (Name name : Name.values()) {
      all.add(name.text());
    }
    throw new FailureException(
        Reason.INVALID, "there is no limit '" + text + "'; there are " + String.join(", ", all));
  }

  private static Ratio ratio(Name name, Map<Name, String> found, Ratio most, Ratio usual) {
    String text = found.get(name);
    if (text == null) {
      return usual;
    }
    try {
      Ratio ratio = Ratio.of(text);
      if (ratio.compareTo(Ratio.ZERO) >= 0 && ratio.compareTo(most) <= 0) {
        return ratio;
      }
    } catch (IllegalArgumentException notANumber) {
      throw refused(name, text);
    }
    throw refused(name, text);
  }

  private static int sessions(@Nullable String text, int usual) {
    if (text == null) {
      return usual;
    }
    if (!text.matches("[0-9]") || Integer.parseInt(text) > OLDEST) {
      throw refused(Name.MAX_PRICE_AGE_SESSIONS, text);
    }
    return Integer.parseInt(text);
  }

  private static @Nullable BigDecimal value(@Nullable String text) {
    if (text == null || text.equals("none")) {
      return null;
    }
    if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,4})?") || new BigDecimal(text).signum() == 0) {
      throw refused(Name.MAX_ORDER_VALUE, text);
    }
    return new BigDecimal(text);
  }

  private static SortedSet<Symbol> symbols(@Nullable String text) {
    SortedSet<Symbol> symbols = new TreeSet<>();
    if (text != null && !text.equals("none")) {
      for (String one : text.split("[\\s,]+", -1)) {
        try {
          symbols.add(Symbol.parse(one));
        } catch (IllegalArgumentException | FailureException notASymbol) {
          throw refused(Name.RESTRICTED, one);
        }
      }
    }
    return symbols;
  }

  private static FailureException refused(Name name, String value) {
    return new FailureException(
        Reason.INVALID,
        "the limit " + name.text() + " is '" + value + "'; allowed: " + name.range());
  }
}
