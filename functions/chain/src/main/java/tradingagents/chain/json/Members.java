package tradingagents.chain.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.PlainJson;
import tradingagents.desk.run.Step;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;

/**
 * The members of one JSON object, read as what they stand for. A member that is absent or of
 * another kind is an {@link IllegalArgumentException}, which {@link #read} reports as CORRUPT;
 * members that nobody asks for are left alone, because a later version may have added them.
 */
public final class Members {
  private final Map<?, ?> members;

  private Members(Map<?, ?> members) {
    this.members = members;
  }

  /**
   * Reads one object.
   *
   * @param json as {@link Written} made it
   * @param reader asks for the members
   * @param <T> what it is
   * @return the value
   * @throws FailureException CORRUPT when the text is not that
   */
  public static <T> T read(String json, Function<Members, T> reader) {
    Members members = new Members(PlainJson.read(json.getBytes(StandardCharsets.UTF_8)));
    try {
      return reader.apply(members);
    } catch (IllegalArgumentException | DateTimeException | NoSuchElementException e) {
      throw new FailureException(
          new Failure(Reason.CORRUPT, "not as it was stored: " + e.getMessage()), e);
    }
  }

  /**
   * All names.
   *
   * @return in their order
   */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Object name : members.keySet()) {
      names.add(String.valueOf(name));
    }
    return names;
  }

  /**
   * Whether there is a value.
   *
   * @param name of the member
   * @return false when it is absent or null
   */
  public boolean has(String name) {
    return members.get(name) != null;
  }

  private <T> T value(String name, Class<T> kind) {
    Object value = members.get(name);
    if (!kind.isInstance(value)) {
      throw new IllegalArgumentException(
          "'" + name + "' is no " + kind.getSimpleName() + " but " + value);
    }
    return kind.cast(value);
  }

  /**
   * A text.
   *
   * @param name of the member
   * @return as it stands
   */
  public String text(String name) {
    return value(name, String.class);
  }

  /**
   * A text that need not be there.
   *
   * @param name of the member
   * @return null for none
   */
  public @Nullable String textOrNull(String name) {
    return has(name) ? text(name) : null;
  }

  /**
   * A list of texts.
   *
   * @param name of the member
   * @return in their order
   */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object value : value(name, List.class)) {
      if (!(value instanceof String text)) {
        throw new IllegalArgumentException("'" + name + "' lists " + value);
      }
      texts.add(text);
    }
    return texts;
  }

  /**
   * A whole number.
   *
   * @param name of the member
   * @return exact
   */
  public long number(String name) {
    Object value = members.get(name);
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    throw new IllegalArgumentException("'" + name + "' is no whole number but " + value);
  }

  /**
   * A small whole number.
   *
   * @param name of the member
   * @return exact
   */
  public int count(String name) {
    return value(name, Integer.class);
  }

  /**
   * A number that is not exact.
   *
   * @param name of the member
   * @return the nearest
   */
  public double real(String name) {
    return value(name, Number.class).doubleValue();
  }

  /**
   * A truth value.
   *
   * @param name of the member
   * @return either
   */
  public boolean truth(String name) {
    return value(name, Boolean.class);
  }

  /**
   * An object.
   *
   * @param name of the member
   * @return its members
   */
  public Members part(String name) {
    return new Members(value(name, Map.class));
  }

  /**
   * A list of objects.
   *
   * @param name of the member
   * @return the members of each
   */
  public List<Members> parts(String name) {
    List<Members> parts = new ArrayList<>();
    for (Object value : value(name, List.class)) {
      if (!(value instanceof Map<?, ?> part)) {
        throw new IllegalArgumentException("'" + name + "' lists " + value);
      }
      parts.add(new Members(part));
    }
    return parts;
  }

  /** An instant. */
  public Instant instant(String name) {
    return Instant.parse(text(name));
  }

  /** A date. */
  public LocalDate date(String name) {
    return LocalDate.parse(text(name));
  }

  /** An exact number. */
  public BigDecimal decimal(String name) {
    return new BigDecimal(text(name));
  }

  /** An instrument. */
  public Symbol symbol(String name) {
    return new Symbol(text(name));
  }

  /** A number of units. */
  public Quantity quantity(String name) {
    return Quantity.of(text(name));
  }

  /** A share of one; null for none. */
  public @Nullable Ratio ratioOrNull(String name) {
    return has(name) ? Ratio.of(text(name)) : null;
  }

  /** An amount per unit. */
  public Price price(String name) {
    String[] parts = amount(name);
    return Price.of(parts[0], Currency.of(parts[1]));
  }

  /** An amount per unit; null for none. */
  public @Nullable Price priceOrNull(String name) {
    return has(name) ? price(name) : null;
  }

  /** An amount. */
  public Money money(String name) {
    String[] parts = amount(name);
    return Money.of(parts[0], Currency.of(parts[1]));
  }

  private String[] amount(String name) {
    String[] parts = text(name).split(" ", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("'" + name + "' is no amount with its currency");
    }
    return parts;
  }

  /** A step, by its wire name. */
  public Step step(String name) {
    return step(name, text(name));
  }

  /** Steps, by their wire names. */
  public List<Step> steps(String name) {
    List<Step> steps = new ArrayList<>();
    for (String text : texts(name)) {
      steps.add(step(name, text));
    }
    return steps;
  }

  private static Step step(String name, String text) {
    return Step.named(text)
        .orElseThrow(() -> new IllegalArgumentException("'" + name + "' names no step: " + text));
  }
}
