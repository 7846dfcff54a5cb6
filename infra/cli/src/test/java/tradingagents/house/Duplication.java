package tradingagents.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sourceforge.pmd.cpd.CPDConfiguration;
import net.sourceforge.pmd.cpd.CPDReport;
import net.sourceforge.pmd.cpd.CpdAnalysis;
import net.sourceforge.pmd.cpd.Mark;
import net.sourceforge.pmd.cpd.Match;
import net.sourceforge.pmd.lang.LanguageRegistry;
import net.sourceforge.pmd.lang.document.FileLocation;

/**
 * The lines of Java files that stand somewhere else too, as PMD's copy detector finds them.
 *
 * <p>A duplicate is a run of at least {@link #TOKENS} equal tokens. Each line of each place that
 * has it counts once, the first place too. A file that cannot be read as Java is an error, since
 * nothing would be found in it.
 *
 * @param duplicated lines that are part of a duplicate
 * @param total lines of all files
 * @param duplicates the duplicates in words, longest first
 */
record Duplication(long duplicated, long total, List<String> duplicates) {
  static final int TOKENS = 100;

  /** The share of the lines that are duplicated, from 0 to 1. */
  double share() {
    return total == 0 ? 0 : (double) duplicated / total;
  }

  /** Compares the files with each other and each with itself. */
  static Duplication of(Path root, List<Path> files) throws IOException {
    CPDConfiguration configuration = new CPDConfiguration();
    configuration.setOnlyRecognizeLanguage(LanguageRegistry.CPD.getLanguageById("java"));
    configuration.setMinimumTileSize(TOKENS);
    configuration.setSourceEncoding(StandardCharsets.UTF_8);
    List<CPDReport> reports = new ArrayList<>();
    try (CpdAnalysis analysis = CpdAnalysis.create(configuration)) {
      for (Path file : files) {
        if (!analysis.files().addFile(file)) {
          throw new IllegalStateException(file + " is not read as Java");
        }
      }
      analysis.performAnalysis(reports::add);
    }
    if (reports.size() != 1 || !reports.getFirst().getProcessingErrors().isEmpty()) {
      throw new IllegalStateException("a file cannot be read as Java; see the log above");
    }
    return counted(root, files, reports.getFirst().getMatches());
  }

  private static Duplication counted(Path root, List<Path> files, List<Match> matches) {
    Map<String, BitSet> lines = new HashMap<>();
    List<String> words = new ArrayList<>();
    for (Match match : matches.stream().sorted(longestFirst()).toList()) {
      List<String> places = new ArrayList<>();
      for (Mark mark : match) {
        FileLocation place = mark.getLocation();
        String file = place.getFileId().getAbsolutePath();
        lines
            .computeIfAbsent(file, name -> new BitSet())
            .set(place.getStartLine(), place.getEndLine() + 1);
        places.add(root.relativize(Path.of(file)) + ":" + place.getStartLine());
      }
      words.add(
          "%d lines, %d tokens: %s"
              .formatted(match.getLineCount(), match.getTokenCount(), String.join(", ", places)));
    }
    long duplicated = lines.values().stream().mapToLong(BitSet::cardinality).sum();
    return new Duplication(duplicated, files.stream().mapToLong(Duplication::lines).sum(), words);
  }

  private static Comparator<Match> longestFirst() {
    return Comparator.comparingInt(Match::getTokenCount).reversed();
  }

  private static long lines(Path file) {
    try {
      return Files.readString(file).lines().count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
