package tradingagents.api.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import tradingagents.chain.http.Fields;
import tradingagents.model.market.Symbol;

/** Reads the instruments that a list or a schedule names. */
final class Symbols {
  private static final String FIELD = "symbols";

  private Symbols() {}

  /** The instruments, different ones and not too few; whatever is wrong, the fields know. */
  static List<String> read(Fields fields, int least, int most) {
    Optional<List<String>> symbols = fields.texts(FIELD, most, text -> Symbol.parse(text).value());
    if (symbols.isEmpty()) {
      fields.missing(FIELD);
    } else if (symbols.get().size() < least) {
      fields.wrong(FIELD, "must name at least " + least);
    } else if (new HashSet<>(symbols.get()).size() != symbols.get().size()) {
      fields.wrong(FIELD, "names an instrument twice");
    }
    return symbols.orElse(List.of());
  }
}
