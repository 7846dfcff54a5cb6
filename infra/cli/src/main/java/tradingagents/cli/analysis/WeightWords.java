package tradingagents.cli.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tradingagents.model.failure.Suggestion;
import tradingagents.quant.optimise.Constraints;
import tradingagents.quant.optimise.Group;
import tradingagents.quant.optimise.View;

/**
 * The small languages in which people type constraints and views: {@code 0:0.4,AAPL=0.1:0.3},
 * {@code tech=AAPL+MSFT:0:0.5}, {@code AAPL=0.6,MSFT=0.4}, {@code AAPL=0.05;AAPL-MSFT=0.02}. Names
 * of assets are taken in any case.
 */
final class WeightWords {
  private static final Pattern PAIR = Pattern.compile("[^:=]+,[^:=]+");
  private static final Pattern FACTOR = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)\\s*\\*\\s*");

  private final List<String> names;

  WeightWords(List<String> names) {
    this.names = names;
  }

  /** Bounds: {@code low:high} for all, {@code NAME=low:high} for one; one beats all. */
  Constraints bounds(Constraints constraints, String text) {
    if (text.isBlank()) {
      return constraints;
    }
    Constraints result = constraints;
    String whole = PAIR.matcher(text).matches() ? text.replace(',', ':') : text;
    List<String> own = new ArrayList<>();
    Set<String> named = new HashSet<>();
    boolean forAll = false;
    for (String part : whole.split(",", -1)) {
      if (part.contains("=")) {
        own.add(part);
      } else if (forAll) {
        throw new IllegalArgumentException("--bounds says twice what holds for all assets");
      } else {
        forAll = true;
        double[] range = range("bounds", part, part);
        result = result.bounds(range[0], range[1]);
      }
    }
    for (String part : own) {
      String[] sides = sides("bounds", part);
      double[] range = range("bounds", part, sides[1]);
      String asset = asset(sides[0]);
      if (!named.add(asset)) {
        throw new IllegalArgumentException("--bounds names " + asset + " twice");
      }
      result = result.bounds(asset, range[0], range[1]);
    }
    return result;
  }

  /** Groups: {@code NAME=A+B:floor:cap}, separated by commas or semicolons. */
  List<Group> groups(String text) {
    List<Group> groups = new ArrayList<>();
    if (text.isBlank()) {
      return groups;
    }
    for (String part : text.split("[,;]", -1)) {
      String[] sides = sides("groups", part);
      int colon = sides[1].indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException(
            "a group is written as NAME=A+B:floor:cap, not " + CsvTable.shown(part));
      }
      double[] range = range("groups", part, sides[1].substring(colon + 1));
      List<String> members = new ArrayList<>();
      for (String member : sides[1].substring(0, colon).split("\\+", -1)) {
        members.add(asset(member));
      }
      groups.add(new Group(sides[0].strip(), members, range[0], range[1]));
    }
    return groups;
  }

  /** Numbers by asset: {@code A=0.6,B=0.4}. */
  Map<String, Double> numbers(String option, String text) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    if (text.isBlank()) {
      return numbers;
    }
    for (String part : text.split(",", -1)) {
      String[] sides = sides(option, part);
      String name = asset(sides[0]);
      if (numbers.put(name, number(option, part, sides[1])) != null) {
        throw new IllegalArgumentException("--" + option + " names " + name + " twice");
      }
    }
    return numbers;
  }

  /** Views: {@code A=0.05;A-B=0.02;0.5*A+0.5*B-C=0.01}, separated by semicolons. */
  List<View> views(String text) {
    List<View> views = new ArrayList<>();
    if (text.isBlank()) {
      return views;
    }
    for (String part : text.split(";", -1)) {
      String[] sides = sides("views", part);
      views.add(new View(loadings(sides[0].strip(), part), number("views", part, sides[1])));
    }
    return views;
  }

  private Map<String, Double> loadings(String text, String part) {
    Map<String, Double> loadings = new LinkedHashMap<>();
    String rest = text;
    while (!rest.isEmpty()) {
      boolean minus = rest.startsWith("-");
      if (minus || rest.startsWith("+")) {
        rest = rest.substring(1).strip();
      } else if (!loadings.isEmpty()) {
        throw noView(part);
      }
      double factor = minus ? -1 : 1;
      Matcher number = FACTOR.matcher(rest);
      if (number.lookingAt()) {
        factor *= Double.parseDouble(number.group(1));
        rest = rest.substring(number.end());
      }
      String name = first(rest).orElseThrow(() -> noView(part));
      loadings.merge(name, factor, Double::sum);
      rest = rest.substring(name.length()).strip();
    }
    return loadings;
  }

  /** The longest asset name that a text begins with: names may contain signs. */
  private Optional<String> first(String text) {
    return names.stream()
        .filter(name -> text.regionMatches(true, 0, name, 0, name.length()))
        .max(Comparator.comparingInt(String::length));
  }

  private IllegalArgumentException noView(String part) {
    return new IllegalArgumentException(
        "a view is written as A-B=0.02 with assets of the file, not %s; the assets are %s"
            .formatted(CsvTable.shown(part.strip()), String.join(", ", names)));
  }

  private static String[] sides(String option, String part) {
    int equals = part.lastIndexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException(
          "--" + option + ": " + CsvTable.shown(part) + " has no NAME=...");
    }
    return new String[] {part.substring(0, equals), part.substring(equals + 1)};
  }

  private static double[] range(String option, String part, String text) {
    String[] ends = text.split(":", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException(
          "--%s: a range is written as low:high, such as 0:0.4, not %s"
              .formatted(option, CsvTable.shown(part)));
    }
    return new double[] {number(option, part, ends[0]), number(option, part, ends[1])};
  }

  private static double number(String option, String part, String text) {
    try {
      double value = Double.parseDouble(text.strip());
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, with the part that it stands in.
    }
    throw new IllegalArgumentException(
        "--%s: %s is not a number in %s"
            .formatted(option, CsvTable.shown(text), CsvTable.shown(part)));
  }

  /** The asset that was typed, as the file writes it. */
  String asset(String typed) {
    String word = typed.strip();
    for (String name : names) {
      if (name.equalsIgnoreCase(word)) {
        return name;
      }
    }
    throw new IllegalArgumentException(
        "there is no asset " + CsvTable.shown(word) + Suggestion.ending(word, names));
  }
}
