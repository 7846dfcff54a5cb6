package tradingagents.agents.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Point.Citation;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Price;
import tradingagents.model.money.Ratio;

/**
 * The fields of one JSON object, each read once and strictly. What is wrong leaves as an
 * UNREADABLE_ANSWER that names the field; {@link #done} refuses what nobody read.
 */
final class Fields {
  private static final int MAX_TEXT = 20_000;
  private static final int MAX_LIST = 50;
  private static final int MAX_SHOWN = 40;
  private static final String DECIMAL = "-?\\d{1,18}(\\.\\d{1,12})?";

  private final String where;
  private final JsonNode node;
  private final Set<String> read = new HashSet<>();

  private Fields(String where, JsonNode node) {
    this.where = where;
    this.node = node;
  }

  static Fields of(String where, JsonNode node) {
    if (!node.isObject()) {
      throw unreadable(where + " must be a JSON object, not " + shown(node));
    }
    return new Fields(where, node);
  }

  void done() {
    for (String name : (Iterable<String>) node::fieldNames) {
      if (!read.contains(name)) {
        throw unreadable(where + " has an unknown field '" + cut(name) + "'");
      }
    }
  }

  String text(String name) {
    JsonNode value = required(name);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw wrong(name, "text", value);
    }
    if (value.textValue().length() > MAX_TEXT) {
      throw unreadable(where + ": " + name + " is longer than " + MAX_TEXT + " characters");
    }
    return value.textValue();
  }

  @Nullable String textOrNull(String name) {
    return absent(name) ? null : text(name);
  }

  <E extends Enum<E>> E word(String name, Class<E> type) {
    JsonNode value = required(name);
    E[] words = type.getEnumConstants();
    return Arrays.stream(words)
        .filter(word -> value.isTextual() && word.name().equals(value.textValue()))
        .findFirst()
        .orElseThrow(() -> wrong(name, "one of " + Arrays.toString(words), value));
  }

  double confidence(String name) {
    JsonNode value = required(name);
    if (!value.isNumber() || !(value.doubleValue() >= 0 && value.doubleValue() <= 1)) {
      throw wrong(name, "a number from 0 to 1", value);
    }
    return value.doubleValue();
  }

  Ratio share(String name) {
    Ratio share = Ratio.of(decimal(name));
    if (share.compareTo(Ratio.ZERO) < 0 || share.compareTo(Ratio.ONE) > 0) {
      throw wrong(name, "decimal text from 0 to 1", required(name));
    }
    return share;
  }

  @Nullable Price priceOrNull(String name, Currency currency) {
    if (absent(name)) {
      return null;
    }
    String text = decimal(name);
    if (new BigDecimal(text).signum() <= 0) {
      throw wrong(name, "a price above zero", required(name));
    }
    return Price.of(text, currency);
  }

  List<Point> points(String name) {
    List<Point> points = new ArrayList<>();
    for (Fields each : objects(name)) {
      String text = each.text("text");
      List<Citation> citations = new ArrayList<>();
      for (Fields cited : each.objects("citations")) {
        citations.add(new Citation(cited.text("fact"), cited.decimal("value")));
        cited.done();
      }
      each.done();
      points.add(new Point(text, citations));
    }
    return points;
  }

  private List<Fields> objects(String name) {
    JsonNode list = required(name);
    if (!list.isArray()) {
      throw wrong(name, "a list", list);
    }
    if (list.size() > MAX_LIST) {
      throw unreadable(where + ": " + name + " has more than " + MAX_LIST + " entries");
    }
    List<Fields> objects = new ArrayList<>();
    for (JsonNode each : list) {
      objects.add(of(where + ": " + name + "[" + objects.size() + "]", each));
    }
    return objects;
  }

  private String decimal(String name) {
    JsonNode value = required(name);
    if (!value.isTextual() || !value.textValue().matches(DECIMAL)) {
      throw wrong(name, "decimal text such as \"187.36\"", value);
    }
    return value.textValue();
  }

  private boolean absent(String name) {
    read.add(name);
    JsonNode value = node.get(name);
    return value == null || value.isNull();
  }

  private JsonNode required(String name) {
    read.add(name);
    JsonNode value = node.get(name);
    if (value == null) {
      throw unreadable(where + " lacks the field " + name);
    }
    return value;
  }

  private FailureException wrong(String name, String wanted, JsonNode value) {
    return unreadable(where + ": " + name + " must be " + wanted + ", not " + shown(value));
  }

  private static FailureException unreadable(String detail) {
    return new FailureException(Reason.UNREADABLE_ANSWER, detail);
  }

  private static String shown(JsonNode value) {
    return cut(value.toString());
  }

  private static String cut(String text) {
    String clean = text.replaceAll("\\p{C}", "?");
    return clean.length() > MAX_SHOWN ? clean.substring(0, MAX_SHOWN) + "..." : clean;
  }
}
