package tradingagents.desk.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The words of directions.txt as alternatives of patterns. */
final class DirectionWords {
  private static final String VOWELS = "aeiou";

  private final List<String[]> lines;

  private DirectionWords(List<String[]> lines) {
    this.lines = lines;
  }

  static DirectionWords read() {
    try (InputStream in = DirectionWords.class.getResourceAsStream("directions.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return new DirectionWords(
          text.lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split(" ", 3))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What points up or down wherever it stands near a number. */
  String anywhere(String way) {
    Set<String> words = new LinkedHashSet<>();
    for (String[] line : lines) {
      if (line[0].equals(way) && !line[1].equals("tone")) {
        switch (line[1]) {
          case "verb" -> List.of(line[2].split(" ", -1)).forEach(verb -> inflect(verb, words));
          case "phrase" -> words.addAll(List.of(line[2].split("\\|", -1)));
          default -> words.addAll(List.of(line[2].split(" ", -1)));
        }
      }
    }
    return alternatives(words);
  }

  /** What does so only right before one. */
  String tones(String way) {
    return alternatives(
        lines.stream()
            .filter(line -> line[0].equals(way) && line[1].equals("tone"))
            .flatMap(line -> List.of(line[2].split("\\|", -1)).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /** The longest that fits: "gave up" is no "gave"; "the one less the other" is a difference. */
  private static String alternatives(Set<String> words) {
    SortedSet<String> sorted = new TreeSet<>(words);
    String difference = sorted.remove("less") ? "less(?! the\\b)|" : "";
    return difference + tree(sorted);
  }

  /**
   * Words that begin alike share their beginning, so that a text is not tried with each of them.
   */
  private static String tree(SortedSet<String> words) {
    Map<Character, SortedSet<String>> rests = new TreeMap<>();
    for (String word : words) {
      if (!word.isEmpty()) {
        rests.computeIfAbsent(word.charAt(0), c -> new TreeSet<>()).add(word.substring(1));
      }
    }
    String branches =
        rests.entrySet().stream()
            .map(rest -> literal(rest.getKey()) + tree(rest.getValue()))
            .collect(Collectors.joining("|"));
    boolean ends = words.contains("");
    return branches.isEmpty() ? "" : "(?:" + branches + ")" + (ends ? "?" : "");
  }

  private static String literal(char letter) {
    return Character.isLetter(letter) || letter == ' ' || letter == '-'
        ? "" + letter
        : "\\" + letter;
  }

  /** Climb, climbs, climbed, climbing; ease, eased, easing; drop, dropped; rally, rallies. */
  private static void inflect(String verb, Set<String> words) {
    int last = verb.length() - 1;
    String stem = verb;
    if (verb.endsWith("e")) {
      stem = verb.substring(0, last);
    } else if (isDoubled(verb)) {
      stem = verb + verb.charAt(last);
    }
    boolean soft = verb.endsWith("y") && VOWELS.indexOf(verb.charAt(last - 1)) < 0;
    String end = soft ? verb.substring(0, last) + "i" : stem;
    words.add(verb);
    words.add(soft ? end + "es" : verb + (verb.matches(".*(s|sh|ch|x)") ? "es" : "s"));
    words.add(end + "ed");
    words.add((soft ? verb : stem) + "ing");
  }

  /** One syllable that ends in one consonant behind one vowel. */
  private static boolean isDoubled(String verb) {
    int last = verb.length() - 1;
    return verb.length() <= 5
        && VOWELS.indexOf(verb.charAt(last)) < 0
        && "wxy".indexOf(verb.charAt(last)) < 0
        && VOWELS.indexOf(verb.charAt(last - 1)) >= 0
        && VOWELS.indexOf(verb.charAt(last - 2)) < 0;
  }
}
