package tradingagents.agents.prompt;

import java.util.ArrayList;
import java.util.List;

/**
 * The difference of two short texts, line by line, by their longest common subsequence. A library
 * would bring a hundred classes for texts of twenty lines.
 */
final class LineDiff {
  private LineDiff() {}

  static List<String> of(String from, String to) {
    List<String> a = from.lines().toList();
    List<String> b = to.lines().toList();
    int[][] common = common(a, b);
    List<String> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        lines.add("  " + a.get(i++));
        j++;
      } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add("- " + a.get(i++));
      } else {
        lines.add("+ " + b.get(j++));
      }
    }
    return List.copyOf(lines);
  }

  /** How long the longest common subsequence of what follows two places is. */
  private static int[][] common(List<String> a, List<String> b) {
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
