package tradingagents.local.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Parsed expressions by kind and text. Adapters send few texts very often; a flood empties it. */
final class ExpressionCache {
  private static final int MOST = 2000;

  private final Map<String, Parsed<Condition>> conditions = new ConcurrentHashMap<>();
  private final Map<String, Parsed<Update>> updates = new ConcurrentHashMap<>();
  private final Map<String, Parsed<List<DocumentPath>>> projections = new ConcurrentHashMap<>();

  Parsed<Condition> condition(String kind, String text) {
    return cached(conditions, kind, text, tokens -> new ConditionParser(tokens).parse());
  }

  Parsed<Update> update(String text) {
    return cached(updates, "UpdateExpression", text, tokens -> new UpdateParser(tokens).parse());
  }

  Parsed<List<DocumentPath>> projection(String text) {
    return cached(projections, "ProjectionExpression", text, ExpressionCache::paths);
  }

  private static List<DocumentPath> paths(Tokens tokens) {
    var paths = new ArrayList<DocumentPath>();
    do {
      paths.add(tokens.path());
    } while (tokens.skip(","));
    tokens.expectEnd();
    return List.copyOf(paths);
  }

  private static <T> Parsed<T> cached(
      Map<String, Parsed<T>> cache, String kind, String text, Function<Tokens, T> parser) {
    String key = kind + '\n' + text;
    Parsed<T> found = cache.get(key);
    if (found == null) {
      var tokens = new Tokens(kind, text);
      found = new Parsed<>(parser.apply(tokens), tokens.names(), tokens.values());
      if (cache.size() >= MOST) {
        cache.clear();
      }
      cache.put(key, found);
    }
    return found;
  }
}
