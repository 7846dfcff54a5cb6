package tradingagents.lab.analytics;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Writes answers as JSON: records and maps in their order, dates as ISO 8601, numbers as Java
 * prints them (they read back to the same double), exact amounts in plain digits. A number that
 * does not exist, NaN or infinite, is null: never zero.
 */
public final class Answers {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule("answers")
                  .addSerializer(double.class, new Finite())
                  .addSerializer(Double.class, new Finite())
                  .addSerializer(BigDecimal.class, new Plain())
                  .addSerializer(LocalDate.class, ToStringSerializer.instance))
          .build();

  private Answers() {}

  /**
   * Writes an answer.
   *
   * @param answer of records, maps, lists, texts and numbers
   * @return one line
   */
  public static String write(Object answer) {
    try {
      return MAPPER.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + answer.getClass(), e);
    }
  }

  private static final class Finite extends StdSerializer<Double> {
    private static final long serialVersionUID = 1L;

    Finite() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        json.writeNumber(value);
      } else {
        json.writeNull();
      }
    }
  }

  private static final class Plain extends StdSerializer<BigDecimal> {
    private static final long serialVersionUID = 1L;

    Plain() {
      super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeNumber(value.toPlainString());
    }
  }
}
