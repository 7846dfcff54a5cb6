package tradingagents.desk.models;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a catalogue, one after the other, onto what is known already. */
final class CatalogueRows {
  /** Since always. */
  private static final LocalDate ALWAYS = LocalDate.EPOCH;

  private static final String NONE = "-";

  private final Map<String, ModelFacts> facts;
  private final Map<String, List<TokenPrice>> prices;
  private final Set<String> pricedHere = new HashSet<>();

  CatalogueRows(Map<String, ModelFacts> facts, Map<String, List<TokenPrice>> prices) {
    this.facts = new HashMap<>(facts);
    this.prices = new HashMap<>(prices);
  }

  /** Reads one row; an empty one says nothing. */
  void read(String row) {
    if (row.isEmpty()) {
      return;
    }
    List<String> columns = List.of(row.split("\\s+"));
    switch (columns.getFirst()) {
      case "model" -> model(wide(columns, 8));
      case "price" -> price(wide(columns, 9));
      case "as" -> alias(wide(columns, 4));
      default -> throw new IllegalArgumentException("a row begins with model, price or as");
    }
  }

  ModelCatalogue catalogue() {
    return new ModelCatalogue(facts, prices);
  }

  private void model(List<String> columns) {
    String id = columns.get(1);
    facts.put(
        id,
        new ModelFacts(
            id(id),
            count(columns.get(2)),
            count(columns.get(3)),
            count(columns.get(4)),
            date(columns.get(5)),
            amount(columns.get(6)),
            abilities(columns.get(7))));
  }

  private void price(List<String> columns) {
    String id = columns.get(1);
    id(id);
    if (!facts.containsKey(id)) {
      throw new IllegalArgumentException(
          "nothing is known of %s: a row 'model %s ...' or 'as %s OTHER 1' comes first"
              .formatted(id, id, id));
    }
    LocalDate from = Objects.requireNonNullElse(date(columns.get(2)), ALWAYS);
    TokenPrice price =
        new TokenPrice(
            from,
            count(columns.get(3)),
            tier(columns.get(4)),
            amount(columns.get(5)),
            amount(columns.get(6)),
            amount(columns.get(7)),
            amount(columns.get(8)));
    List<TokenPrice> known = pricedHere.add(id) ? List.of() : prices.getOrDefault(id, List.of());
    boolean twice =
        known.stream()
            .anyMatch(other ->
                other.from().equals(price.from())
                    && other.aboveTokens() == price.aboveTokens()
                    && other.tier() == price.tier());
    if (twice) {
      throw new IllegalArgumentException("there is a price of this day, length and tier already");
    }
    List<TokenPrice> all = new ArrayList<>(known);
    all.add(price);
    prices.put(id, List.copyOf(all));
  }

  private void alias(List<String> columns) {
    String id = columns.get(1);
    String other = columns.get(2);
    ModelFacts known = facts.get(other);
    if (known == null) {
      throw new IllegalArgumentException("there is no model " + other + " before this row");
    }
    BigDecimal factor = amount(columns.get(3));
    facts.put(id, known.as(id(id)));
    prices.put(
        id, prices.getOrDefault(other, List.of()).stream().map(p -> p.times(factor)).toList());
    pricedHere.remove(id);
  }

  /** A star stands for every model of its provider. */
  private static ModelId id(String text) {
    return ModelId.parse(text.endsWith(":*") ? text.replace("*", "any") : text);
  }

  private static List<String> wide(List<String> columns, int width) {
    if (columns.size() != width) {
      throw new IllegalArgumentException(
          "a row of %s has %d columns, not %d"
              .formatted(columns.getFirst(), width, columns.size()));
    }
    return columns;
  }

  private static int count(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number");
    }
    return Integer.parseInt(text);
  }

  private static BigDecimal amount(String text) {
    if (!text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      throw new IllegalArgumentException("'" + text + "' is not an amount from 0");
    }
    return new BigDecimal(text);
  }

  private static @Nullable LocalDate date(String text) {
    if (text.equals(NONE)) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'" + text + "' is not a date like 2026-03-17", e);
    }
  }

  private static ServiceTier tier(String text) {
    return ServiceTier.named(text)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' is not one of %s".formatted(text, Arrays.toString(ServiceTier.values()))));
  }

  private static Set<Ability> abilities(String text) {
    EnumSet<Ability> all = EnumSet.noneOf(Ability.class);
    if (!text.equals(NONE)) {
      for (String name : text.split(",", -1)) {
        all.add(
            Ability.named(name)
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "'%s' is not one of %s"
                            .formatted(name, Arrays.toString(Ability.values())))));
      }
    }
    return all;
  }
}
