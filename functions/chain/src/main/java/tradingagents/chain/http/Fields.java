package tradingagents.chain.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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

  private static final JsonMapper STRICT =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(8)
                          .maxNumberLength(40)
                          .maxStringLength(LONGEST)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

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
    if (call.body().length() > LONGEST) {
      throw new ProblemException(
          new Problem(
              413,
              "too_large",
              "The body is too large",
              "a body has at most " + LONGEST + " characters",
              false,
              List.of()));
    }
    JsonNode node;
    try {
      node = STRICT.readTree(call.body());
    } catch (JsonProcessingException e) {
      throw new ProblemException(Problem.invalid("the body is not valid JSON"));
    }
    if (node == null || !node.isObject()) {
      throw new ProblemException(Problem.invalid("the body must be a JSON object"));
    }
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
   * @return empty when it is absent or null; wrong entries are left out
   */
  public <T> Optional<List<T>> texts(String name, int most, Function<String, T> read) {
    JsonNode value = ask(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isArray() || value.size() > most) {
      wrong(name, "must be a list of at most " + most);
      return Optional.empty();
    }
    List<T> all = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      JsonNode entry = value.get(i);
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
    return Optional.of(all);
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
    JsonNode value = ask(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray() || value.size() > most) {
      wrong(name, "must be a list of at most " + most);
      return List.of();
    }
    List<Fields> all = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      if (value.get(i).isObject()) {
        all.add(new Fields(value.get(i), at + "/" + name + "/" + i, errors));
      } else {
        wrong(name + "/" + i, "must be an object");
      }
    }
    return all;
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
