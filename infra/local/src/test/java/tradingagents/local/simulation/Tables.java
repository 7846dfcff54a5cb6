package tradingagents.local.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the tests print and docs/reliability.md shows. */
final class Tables {
  private Tables() {}

  static String matrix(Map<Fault, Map<String, Integer>> matrix) {
    TreeSet<String> places = new TreeSet<>();
    matrix.values().forEach(row -> places.addAll(row.keySet()));
    StringBuilder text = new StringBuilder("| hits |");
    Stream.of(Fault.values()).forEach(fault -> text.append(' ').append(fault).append(" |"));
    text.append("\n|---|").append("---:|".repeat(Fault.values().length)).append('\n');
    for (String place : places) {
      text.append("| ").append(place).append(" |");
      for (Fault fault : Fault.values()) {
        Integer hits = matrix.getOrDefault(fault, Map.of()).get(place);
        text.append(' ').append(hits == null ? "" : hits.toString()).append(" |");
      }
      text.append('\n');
    }
    return text.toString();
  }

  static String seedsToFind(EnumMap<Bug, Seeds.Ended> found, long first) {
    StringBuilder text =
        new StringBuilder("| planted bug | seeds to find | what gave it away |\n|---|---:|---|\n");
    found.forEach((bug, ended) ->
        text.append(
            "| %s | %d | %s |%n"
                .formatted(bug, ended.seed() - first + 1, brief(ended.trial().violations()))));
    return text.toString().replace("\r", "");
  }

  private static String brief(List<String> violations) {
    String first = violations.getFirst().replace('|', '/');
    return first.length() <= 110 ? first : first.substring(0, 107) + "...";
  }

  /** The text between two marks of a page of docs/. */
  static String published(String page, String mark) {
    String root = System.getProperty("repository.root", "../..");
    try {
      String text = Files.readString(Path.of(root, "docs", page), StandardCharsets.UTF_8);
      String begin = "<!-- " + mark + " -->\n";
      int from = text.indexOf(begin) + begin.length();
      return text.substring(from, text.indexOf("<!-- end -->", from));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
