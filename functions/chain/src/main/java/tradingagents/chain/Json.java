package tradingagents.chain;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import tradingagents.desk.run.Outcome;
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
 * The one mapping between the desk's types and stored JSON. The nouns know nothing of it: exact
 * amounts are text ({@code "187.36 USD"}), an outcome names its type, times are ISO 8601.
 */
public final class Json {
  private static final ObjectMapper MAPPER = mapper();

  private Json() {}

  /**
   * Writes a value.
   *
   * @param value of the desk's types
   * @return one line
   */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  /**
   * Reads a value.
   *
   * @param json as {@link #write} made it
   * @param type what it is
   * @param <T> what it is
   * @return the value
   * @throws FailureException CORRUPT when the text is not that
   */
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new FailureException(
          new Failure(
              Reason.CORRUPT,
              "not a stored " + type.getSimpleName() + ": " + e.getOriginalMessage()),
          e);
    }
  }

  private static ObjectMapper mapper() {
    SimpleModule words = new SimpleModule("words");
    text(words, Money.class, Money::toString, s -> amount(s, Money::of));
    text(words, Price.class, Price::toString, s -> amount(s, Price::of));
    text(words, Quantity.class, Quantity::toString, Quantity::of);
    text(words, Ratio.class, Ratio::toString, Ratio::of);
    text(words, Symbol.class, Symbol::toString, Symbol::new);
    text(words, Step.class, Step::wireName, s -> Step.named(s).orElseThrow());
    text(words, Instant.class, Instant::toString, Instant::parse);
    text(words, LocalDate.class, LocalDate::toString, LocalDate::parse);
    text(words, BigDecimal.class, BigDecimal::toPlainString, BigDecimal::new);
    words.addKeyDeserializer(
        Symbol.class,
        new KeyDeserializer() {
          @Override
          public Object deserializeKey(String key, DeserializationContext context) {
            return new Symbol(key);
          }
        });
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModule(words)
            .addMixIn(Outcome.class, Typed.class)
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    for (Class<?> outcome : Outcome.class.getPermittedSubclasses()) {
      builder.registerSubtypes(new NamedType(outcome, typeName(outcome)));
    }
    return builder.build();
  }

  /**
   * The name of an outcome's type outside Java.
   *
   * @param outcome a type permitted by {@link Outcome}
   * @return such as {@code risk-verdict}
   */
  public static String typeName(Class<?> outcome) {
    return outcome.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private static <T> T amount(String text, BiFunction<String, Currency, T> maker) {
    String[] parts = text.split(" ", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("an amount with its currency, not '" + text + "'");
    }
    return maker.apply(parts[0], Currency.of(parts[1]));
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(
        type,
        new JsonSerializer<T>() {
          @Override
          public void serialize(T value, JsonGenerator out, SerializerProvider p)
              throws IOException {
            out.writeString(write.apply(value));
          }

          @Override
          public void serializeWithType(
              T value, JsonGenerator out, SerializerProvider p, TypeSerializer type)
              throws IOException {
            serialize(value, out, p);
          }
        });
    module.addDeserializer(
        type,
        new JsonDeserializer<T>() {
          @Override
          public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            try {
              return read.apply(in.getText());
            } catch (RuntimeException e) {
              throw context.weirdStringException(
                  in.getText(), type, String.valueOf(e.getMessage()));
            }
          }
        });
  }

  /** Adds the type's name to an outcome without the outcome knowing. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface Typed {}
}
