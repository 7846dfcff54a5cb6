package tradingagents.quant.optimise;

import java.util.HashSet;
import java.util.List;

/**
 * A sector or any other group of assets whose weights together stay between a floor and a cap, both
 * fractions of the portfolio. Refuses a group without members, a member that appears twice and a
 * floor above the cap.
 *
 * @param name how people call it
 * @param members the names of its assets
 * @param floor the least the members hold together
 * @param cap the most the members hold together
 */
public record Group(String name, List<String> members, double floor, double cap) {
  /** Checks and copies. */
  public Group {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("the group " + name + " has no members");
    }
    if (new HashSet<>(members).size() < members.size()) {
      throw new IllegalArgumentException("the group " + name + " names an asset twice");
    }
    if (!Double.isFinite(floor) || !Double.isFinite(cap)) {
      throw new IllegalArgumentException(
          "the group %s has the floor %s and the cap %s; both are numbers"
              .formatted(name, floor, cap));
    }
    if (floor > cap) {
      throw new IllegalArgumentException(
          "the bounds of the group %s contradict each other: floor %s is above cap %s"
              .formatted(name, floor, cap));
    }
  }
}
