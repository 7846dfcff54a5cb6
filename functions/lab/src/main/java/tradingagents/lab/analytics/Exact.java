package tradingagents.lab.analytics;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tradingagents.chain.http.Fields;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;

/** Reads exact amounts and maps of a request: decimals as text, such as {@code "12.50"}. */
final class Exact {
  private static final int LENGTH_OF_A_DATE = 10;
  private static final String A_DATE = "must be a date such as 2018-05-10";

  private Exact() {}

  static Money usd(String text) {
    return Money.of(text, Currency.USD);
  }

  /** A text that must be there and mean something. */
  static <T> Optional<T> required(Fields body, String name, Function<String, T> read) {
    body.missing(name);
    return body.text(name, read);
  }

  static LocalDate date(String text) {
    try {
      if (text.length() == LENGTH_OF_A_DATE) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(A_DATE, e);
    }
    throw new IllegalArgumentException(A_DATE);
  }

  static List<LocalDate> requiredDates(Fields body, String name, int most) {
    body.missing(name);
    return body.texts(name, most, Exact::date).orElse(List.of());
  }

  /** Puts what a list names; nothing is named twice. */
  static <K, V> V once(Map<K, V> map, K key, V value) {
    if (map.put(key, value) != null) {
      throw new IllegalArgumentException(key + " occurs twice");
    }
    return value;
  }

  /** A list of {@code {"name": ..., "value": number}}, each name once. */
  static Map<String, Double> numbers(Fields body, String name, int most) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (Fields entry : body.objects(name, most)) {
      String key = entry.requiredText("name");
      double value = entry.requiredDecimal("value");
      entry.made(() -> once(numbers, key, value));
    }
    return numbers;
  }
}
