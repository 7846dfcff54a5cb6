package tradingagents.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The share of code changes that some test notices, for each package by itself, against one floor:
 * a well-tested package must not make up for another one.
 *
 * <p>The build calls {@link #main} after PIT under the profile {@code mutation}.
 */
final class MutationScore {
  private static final int FLOOR_PERCENT = 70;

  private MutationScore() {}

  /** The changes of one package; one that makes code run out of time or memory is noticed too. */
  record Score(int noticed, int late, int all) {
    static final Score NONE = new Score(0, 0, 0);

    Score plus(boolean isNoticed, boolean isLate) {
      return new Score(noticed + (isNoticed ? 1 : 0), late + (isLate ? 1 : 0), all + 1);
    }

    boolean isLow() {
      return noticed * 100 < all * FLOOR_PERCENT;
    }
  }

  /** Prints the figures and fails below the floor. The argument is PIT's {@code mutations.xml}. */
  public static void main(String[] arguments) throws IOException {
    Map<String, Score> packages = packages(Path.of(arguments[0]));
    List<String> low = new ArrayList<>();
    packages.forEach((name, score) -> {
      System.out.printf(
          Locale.ROOT,
          "Mutation score %-29s %5.1f %% of %4d changes, %d by time or memory (floor %d %%)%n",
          name,
          100.0 * score.noticed() / score.all(),
          score.all(),
          score.late(),
          FLOOR_PERCENT);
      if (score.isLow()) {
        low.add(name);
      }
    });
    if (packages.isEmpty()) {
      System.err.println("No code was changed: is there a class of this name?");
      System.exit(1);
    }
    if (!low.isEmpty()) {
      System.err.println("The mutation score is below its floor: " + low);
      System.exit(1);
    }
  }

  static Map<String, Score> packages(Path report) throws IOException {
    NodeList mutations = parse(report).getElementsByTagName("mutation");
    Map<String, Score> packages = new TreeMap<>();
    for (int i = 0; i < mutations.getLength(); i++) {
      Element mutation = (Element) mutations.item(i);
      String type = mutation.getElementsByTagName("mutatedClass").item(0).getTextContent();
      String name = type.substring(0, type.lastIndexOf('.'));
      boolean noticed = mutation.getAttribute("detected").equals("true");
      boolean late = noticed && !mutation.getAttribute("status").equals("KILLED");
      packages.put(name, packages.getOrDefault(name, Score.NONE).plus(noticed, late));
    }
    return packages;
  }

  private static Document parse(Path report) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(Files.newInputStream(report));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(report + " cannot be read", e);
    }
  }
}
