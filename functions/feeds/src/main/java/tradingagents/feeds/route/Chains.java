package tradingagents.feeds.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tradingagents.chain.Env;
import tradingagents.chain.vendor.Category;
import tradingagents.chain.vendor.VendorCatalogue;
import tradingagents.chain.vendor.VendorCatalogue.Entry;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * Which vendors are asked for what, in which order: {@code DATA_CHAIN_<CATEGORY>}, names with
 * commas between them, {@code a|b} for equals. Without the variable it is the usual chain, less the
 * vendors that are off; a chain that somebody wrote must be right as a whole.
 */
public final class Chains {
  private static final Map<Category, String> USUAL =
      Map.of(
          Category.BARS, "tiingo,alpaca,yahoo,alphavantage",
          Category.QUOTE, "alpaca|tiingo,yahoo,alphavantage",
          Category.NEWS, "alpaca,tiingo,alphavantage,yahoo",
          Category.FUNDAMENTALS, "edgar,yahoo,alphavantage",
          Category.MACRO, "fred");

  private final Map<Category, List<List<String>>> chains = new EnumMap<>(Category.class);

  /**
   * The chains of a configuration.
   *
   * @param env the configuration
   * @throws FailureException INVALID, naming the variable, for an empty chain, an unknown vendor,
   *     one that does not offer the category, one that is named twice or one that is off
   */
  public Chains(Env env) {
    for (Category category : Category.values()) {
      String variable = "DATA_CHAIN_" + category.name();
      String written = env.variables().get(variable);
      chains.put(
          category,
          written == null ? usual(category, env) : written(variable, written, category, env));
    }
  }

  /**
   * The chain of a category.
   *
   * @param category what is asked for
   * @return groups of equals, in order; none when every usual vendor is off
   */
  public List<List<String>> of(Category category) {
    return chains.getOrDefault(category, List.of());
  }

  private static List<List<String>> usual(Category category, Env env) {
    return groups(USUAL.getOrDefault(category, "")).stream()
        .map(group -> group.stream().filter(name -> isOn(name, env)).toList())
        .filter(group -> !group.isEmpty())
        .toList();
  }

  private static boolean isOn(String name, Env env) {
    return VendorCatalogue.named(name).map(entry -> entry.missing(env).isEmpty()).orElse(false);
  }

  private static List<List<String>> written(
      String variable, String text, Category category, Env env) {
    if (text.isBlank()) {
      throw invalid(variable + " is empty: name at least one of " + VendorCatalogue.names());
    }
    List<List<String>> groups = groups(text);
    List<String> seen = new ArrayList<>();
    for (String name : groups.stream().flatMap(List::stream).toList()) {
      Entry entry =
          VendorCatalogue.named(name)
              .orElseThrow(() ->
                  invalid(
                      variable
                          + " names '"
                          + shown(name)
                          + "'; there are "
                          + VendorCatalogue.names()));
      if (!entry.offers().contains(category)) {
        throw invalid(variable + " names " + name + ", which has no " + category.word());
      }
      entry
          .off(env)
          .ifPresent(why -> {
            throw invalid(variable + " names " + name + ", but " + why);
          });
      if (seen.contains(name)) {
        throw invalid(variable + " names " + name + " twice");
      }
      seen.add(name);
    }
    return groups;
  }

  private static List<List<String>> groups(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(group -> Arrays.stream(group.split("\\|", -1)).map(String::strip).toList())
        .toList();
  }

  private static String shown(String name) {
    return (name.length() > 24 ? name.substring(0, 24) + "..." : name)
        .replaceAll("[^\\p{Print}]", "?");
  }

  private static FailureException invalid(String sentence) {
    return new FailureException(Reason.INVALID, sentence);
  }
}
