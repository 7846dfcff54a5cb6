package tradingagents.local.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The dated price list prices.csv. */
public final class Prices {
  private final Map<String, Price> byItem = new LinkedHashMap<>();

  /**
   * One price.
   *
   * @param item what is paid for
   * @param usd per unit
   * @param unit in words
   * @param free units each month and account
   * @param source the page
   */
  public record Price(String item, BigDecimal usd, String unit, BigDecimal free, String source) {}

  private Prices() {}

  /** The list beside this class. */
  public static Prices read() {
    Prices prices = new Prices();
    try (InputStream file = Prices.class.getResourceAsStream("prices.csv")) {
      if (file == null) {
        throw new IllegalStateException("no prices.csv");
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      text.lines().filter(line -> !line.startsWith("#")).forEach(prices::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return prices;
  }

  private void add(String line) {
    String[] cells = line.split(" \\| ", -1);
    if (cells.length != 5) {
      throw new IllegalStateException("five cells: " + line);
    }
    byItem.put(
        cells[0],
        new Price(
            cells[0], new BigDecimal(cells[1]), cells[2], new BigDecimal(cells[3]), cells[4]));
  }

  /** The price of an item, which must be on the list. */
  public Price of(String item) {
    Price price = byItem.get(item);
    if (price == null) {
      throw new IllegalStateException("no price for " + item);
    }
    return price;
  }

  /** All prices, in order. */
  Iterable<Price> all() {
    return byItem.values();
  }
}
