package tradingagents.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.portfolio.Lot;
import tradingagents.model.portfolio.Portfolio;
import tradingagents.model.portfolio.Position;

/**
 * A person's portfolio: {@code
 * {"cash":"100000","positions":[{"symbol","quantity","averageCost"}]}}, amounts as decimal text or
 * JSON numbers, in US dollars. Everything else is refused with one sentence that names the field.
 */
final class PortfolioFile {
  private static final long MAX_BYTES = 5_000_000;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private PortfolioFile() {}

  static Portfolio read(Path file) {
    JsonNode root = parse(file);
    if (!root.isObject()) {
      throw bad("must be a JSON object with cash and positions");
    }
    known(root, Set.of("cash", "positions"), "the portfolio");
    Money cash = cash(root);
    if (cash.isNegative()) {
      throw bad("cash must not be negative, it is " + cash.plain());
    }
    TreeMap<Symbol, Position> positions = new TreeMap<>();
    JsonNode list = root.path("positions");
    if (!list.isMissingNode() && !list.isArray()) {
      throw bad("positions must be a list");
    }
    for (int i = 0; i < list.size(); i++) {
      Position position = position(list.get(i), "positions[" + i + "]");
      if (positions.put(position.symbol(), position) != null) {
        throw bad("positions[" + i + "]: " + position.symbol() + " stands there twice");
      }
    }
    return new Portfolio(cash, positions);
  }

  private static Money cash(JsonNode root) {
    try {
      return Money.of(number(root, "cash", "cash"), Currency.USD);
    } catch (IllegalArgumentException e) {
      throw bad("cash: " + e.getMessage());
    }
  }

  private static JsonNode parse(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw bad("is larger than 5 MB");
      }
      return JSON.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw bad(
          "is not JSON at line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
    } catch (CharacterCodingException e) {
      throw bad("is not UTF-8 text");
    } catch (IOException e) {
      throw new FailureException(
          new Failure(Reason.INVALID, "the portfolio file " + file + " cannot be read"), e);
    }
  }

  private static Position position(JsonNode node, String where) {
    if (!node.isObject()) {
      throw bad(where + " must be an object with symbol, quantity and averageCost");
    }
    known(node, Set.of("symbol", "quantity", "averageCost"), where);
    JsonNode symbol = node.path("symbol");
    if (!symbol.isTextual()) {
      throw bad(where + ".symbol must be text");
    }
    try {
      Quantity quantity = Quantity.of(number(node, "quantity", where + ".quantity"));
      if (quantity.isZero()) {
        throw bad(where + ".quantity must be above zero");
      }
      Price cost = Price.of(number(node, "averageCost", where + ".averageCost"), Currency.USD);
      return new Position(Symbol.parse(symbol.textValue()), List.of(new Lot(quantity, cost, null)));
    } catch (IllegalArgumentException e) {
      throw bad(where + ": " + e.getMessage());
    }
  }

  private static String number(JsonNode node, String field, String where) {
    JsonNode value = node.path(field);
    String text =
        value.isTextual()
            ? value.textValue()
            : value.isNumber() ? value.decimalValue().toPlainString() : "";
    if (text.isEmpty() || text.length() > 30 || !text.matches("-?\\d+(\\.\\d+)?")) {
      throw bad(where + " must be a decimal number such as \"100000\"");
    }
    return text;
  }

  private static void known(JsonNode node, Set<String> names, String where) {
    node.fieldNames()
        .forEachRemaining(name -> {
          if (!names.contains(name)) {
            throw bad(
                where
                    + " has the unknown field '"
                    + (name.length() > 24 ? name.substring(0, 24) + "..." : name)
                    + "'; it may have "
                    + String.join(", ", new TreeSet<>(names)));
          }
        });
  }

  private static FailureException bad(String what) {
    return new FailureException(Reason.INVALID, "the portfolio file: " + what);
  }
}
