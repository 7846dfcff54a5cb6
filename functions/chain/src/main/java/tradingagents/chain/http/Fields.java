package tradingagents.chain.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.http.Problem.Pointer;

/**
 * Reads one JSON object strictly and tells of everything that is wrong with it at once: wrong
 * types, values out of range, missing and unknown fields, each by its pointer. Ask for every field,
 * then call {@link #done()}.
 */
public final class Fields {
  /** A body of more characters is refused. */
  public static final int LONGEST = 65_536;

  private static final int SHORT = 200;

  private final JsonNode object;
  private final String at;
  private final Set<String> asked = new HashSet<>();
  private final List<Pointer> errors;

  private Fields(JsonNode object, String at, List<Pointer> errors) {
    this.object = object;
    this.at = at;
    this.errors = errors;
  }

  /**
   * Reads a request's body.
   *
   * @param call the request
   * @return its fields
   * @throws ProblemException 400 when it is no JSON object, 413 when it is too long
   */
  public static Fields of(Call call) {
    return of(call, LONGEST);
  }

  /**
   * Reads a body that may be longer than usual.
   *
   * @param call the request
   * @param longest how many characters a body may have
   * @return its fields
   * @throws ProblemException 400 when it is no JSON object, 413 when it is too long
   */
  public static Fields of(Call call, int longest) {
    if (call.body().length() > longest) {
      throw new ProblemException(Problem.tooLarge("a body has at most " + longest + " characters"));
    }
    JsonNode node = StrictJson.object(call.body());
    return new Fields(node, "", new ArrayList<>());
  }

  /**
   * Notes that a field is wrong.
   *
   * @param name which
   * @param detail what is wrong
   */
  public void wrong(String name, String detail) {
    errors.add(new Pointer(at + "/" + name, detail));
  }

  /**
   * Notes that a field is missing, unless it is there and was found wrong.
   *
   * @param name which
   */
  public void missing(String name) {
    if (ask(name) == null) {
      wrong(name, "is missing");
    }
  }

  private @Nullable JsonNode ask(String name) {
    asked.add(name);
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  /**
   * Whether a field was sent.
   *
   * @param name which
   * @return false when it is absent or null
   */
  public boolean has(String name) {
    return ask(name) != null;
  }

  /**
   * A text, read further.
   *
   * @param name which
   * @param read throws IllegalArgumentException with one sentence when the text means nothing
   * @param <T> what it means
   * @return empty when it is absent, null or wrong
   */
  public <T> Optional<T> text(String name, Function<String, T> read) {
    JsonNode value = ask(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      wrong(name, "must be text");
      return Optional.empty();
    }
    try {
      return Optional.of(read.apply(value.textValue()));
    } catch (IllegalArgumentException e) {
      wrong(name, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /**
   * A date.
   *
   * @param name which
   * @return empty when it is absent, null or wrong
   */
  public Optional<LocalDate> date(String name) {
    return text(
        name,
        text -> {
          try {
            return LocalDate.parse(text);
          } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be a date such as 2018-05-10", e);
          }
        });
  }

  /**
   * A whole number.
   *
   * @param name which
   * @param least allowed
   * @param most allowed
   * @return empty when it is absent, null or wrong
   */
  public Optional<Integer> number(String name, int least, int most) {
    JsonNode value = ask(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < least
        || value.intValue() > most) {
      wrong(name, "must be a whole number from %d to %d".formatted(least, most));
      return Optional.empty();
    }
    return Optional.of(value.intValue());
  }

  /**
   * A number.
   *
   * @param name which
   * @param otherwise when it is absent, null or wrong
   * @return finite, or otherwise
   */
  public double decimal(String name, double otherwise) {
    JsonNode value = ask(name);
    return value == null ? otherwise : finite(name, value, otherwise);
  }

  /**
   * A number that must be there.
   *
   * @param name which
   * @return NaN when it is missing or wrong
   */
  public double requiredDecimal(String name) {
    missing(name);
    return decimal(name, Double.NaN);
  }

  private double finite(String name, JsonNode value, double otherwise) {
    if (value.isNumber() && Double.isFinite(value.doubleValue())) {
      return value.doubleValue();
    }
    wrong(name, "must be a number");
    return otherwise;
  }

  /**
   * A list of numbers that must be there.
   *
   * @param name which
   * @param most entries allowed
   * @return empty when it is missing or wrong
   */
  public double[] requiredDecimals(String name, int most) {
    missing(name);
    List<JsonNode> entries = entries(name, most);
    double[] numbers = new double[entries.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = finite(name + "/" + i, entries.get(i), Double.NaN);
    }
    return numbers;
  }

  /**
   * A list of numbers.
   *
   * @param name which
   * @param most entries allowed
   * @return empty when it is absent or null
   */
  public Optional<double[]> decimals(String name, int most) {
    return ask(name) == null ? Optional.empty() : Optional.of(requiredDecimals(name, most));
  }

  /**
   * A short text that must be there.
   *
   * @param name which
   * @return empty when it is missing or wrong
   */
  public String requiredText(String name) {
    missing(name);
    return text(
            name,
            text -> {
              if (text.isBlank() || text.length() > SHORT) {
                throw new IllegalArgumentException("must be text of 1 to " + SHORT + " characters");
              }
              return text;
            })
        .orElse("");
  }

  /**
   * What the fields of this object make together.
   *
   * @param maker throws IllegalArgumentException with one sentence when they do not fit
   * @param <T> what they make
   * @return empty when anything of the body is wrong so far
   */
  public <T> Optional<T> made(Supplier<T> maker) {
    noOthers();
    if (!errors.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(maker.get());
    } catch (IllegalArgumentException e) {
      errors.add(new Pointer(at, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  /**
   * Yes or no.
   *
   * @param name which
   * @return empty when it is absent, null or wrong
   */
  public Optional<Boolean> flag(String name) {
    JsonNode value = ask(name);
    if (value != null && !value.isBoolean()) {
      wrong(name, "must be true or false");
      return Optional.empty();
    }
    return Optional.ofNullable(value).map(JsonNode::booleanValue);
  }

  /**
   * A list of texts, each read further.
   *
   * @param name which
   * @param most entries allowed
   * @param read as in {@link #text}
   * @param <T> what an entry means
   * @return empty when it is absent, null or anything in it is wrong
   */
  public <T> Optional<List<T>> texts(String name, int most, Function<String, T> read) {
    if (ask(name) == null) {
      return Optional.empty();
    }
    int before = errors.size();
    List<JsonNode> entries = entries(name, most);
    List<T> all = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      JsonNode entry = entries.get(i);
      if (!entry.isTextual()) {
        wrong(name + "/" + i, "must be text");
        continue;
      }
      try {
        all.add(read.apply(entry.textValue()));
      } catch (IllegalArgumentException e) {
        wrong(name + "/" + i, String.valueOf(e.getMessage()));
      }
    }
    return errors.size() == before ? Optional.of(all) : Optional.empty();
  }

  /**
   * Objects within this one.
   *
   * @param name which
   * @return its fields; empty when it is absent, null or wrong
   */
  public Optional<Fields> object(String name) {
    JsonNode value = ask(name);
    if (value != null && !value.isObject()) {
      wrong(name, "must be an object");
      return Optional.empty();
    }
    return Optional.ofNullable(value).map(o -> new Fields(o, at + "/" + name, errors));
  }

  /**
   * A list of objects.
   *
   * @param name which
   * @param most entries allowed
   * @return the fields of each; empty when it is absent, null or wrong
   */
  public List<Fields> objects(String name, int most) {
    List<JsonNode> entries = entries(name, most);
    List<Fields> all = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).isObject()) {
        all.add(new Fields(entries.get(i), at + "/" + name + "/" + i, errors));
      } else {
        wrong(name + "/" + i, "must be an object");
      }
    }
    return all;
  }

  /**
   * A list of objects that must be there.
   *
   * @param name which
   * @param most entries allowed
   * @return the fields of each; empty when it is missing or wrong
   */
  public List<Fields> requiredObjects(String name, int most) {
    missing(name);
    return objects(name, most);
  }

  private List<JsonNode> entries(String name, int most) {
    JsonNode value = ask(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray() || value.size() > most) {
      wrong(name, "must be a list of at most " + most);
      return List.of();
    }
    return List.copyOf(value.valueStream().toList());
  }

  /** Notes fields that nobody asked for. */
  public void noOthers() {
    object
        .fieldNames()
        .forEachRemaining(name -> {
          if (!asked.contains(name)) {
            wrong(name.replace("~", "~0").replace("/", "~1"), "is not a field of this request");
          }
        });
  }

  /**
   * Ends the reading.
   *
   * @throws ProblemException 400 with everything that is wrong
   */
  public void done() {
    noOthers();
    if (!errors.isEmpty()) {
      throw new ProblemException(
          Problem.invalid(
              "the body has " + errors.size() + (errors.size() == 1 ? " fault" : " faults"),
              errors));
    }
  }
}
