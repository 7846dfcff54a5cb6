package tradingagents.agents.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.roster.Roster;
import tradingagents.desk.run.Step;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * All texts that models are told, every version of each: one for each agent, the {@code desk}'s
 * that all share, the {@code reflection}'s and the {@code repair}'s. The shipped versions are v1,
 * v2, ... and never change once released; on a laptop a folder can add versions of other names. A
 * shipped text is read when it is first asked for, a folder's are all checked when the book is
 * made. Which version a run uses is chosen elsewhere; the newest shipped one is used where nothing
 * is chosen.
 */
public final class PromptBook {
  /** The text that all agents share: who we are, rules of evidence, form of the answer. */
  public static final String DESK = "desk";

  /** The text that asks what to remember of a settled decision. */
  public static final String REFLECTION = "reflection";

  /** The text that asks again after an answer that could not be read. */
  public static final String REPAIR = "repair";

  private static final String CANARY = "desk-mark-4b7e9d20c6a1";
  private static final String SHIPPED = "v[1-9]\\d*";
  private static final String VERSION = "[a-z0-9][a-z0-9.-]{0,39}";
  private static final String ENDING = ".md";
  private static final int MOST_BYTES = 100_000;
  private static final List<String> NAMES =
      Stream.concat(
              Roster.agents().stream().map(agent -> agent.step().wireName()),
              Stream.of(DESK, REFLECTION, REPAIR))
          .toList();

  private final Map<String, List<Prompt>> own;
  private final Map<String, List<Prompt>> shipped = new ConcurrentHashMap<>();

  private PromptBook(Map<String, List<Prompt>> own) {
    this.own = own;
  }

  /**
   * The shipped texts.
   *
   * @return nothing is read yet
   */
  public static PromptBook shipped() {
    return new PromptBook(Map.of());
  }

  /**
   * The shipped texts and those of a folder: {@code <folder>/<name>/<version>.md}.
   *
   * @param folder with a folder for each name that has versions of its own
   * @return INVALID names the first file that is wrong, and why; nothing is skipped
   */
  public static Result<PromptBook> with(Path folder) {
    try {
      Map<String, List<Prompt>> own = new HashMap<>();
      for (Path named : listed(folder)) {
        own.put(String.valueOf(named.getFileName()), ownOf(named));
      }
      return Result.ok(new PromptBook(own));
    } catch (FailureException e) {
      return new Result.Err<>(e.failure());
    } catch (IOException e) {
      Failure failure =
          new Failure(Reason.INVALID, "the folder of prompts " + folder + " cannot be read");
      return new Result.Err<>(failure);
    }
  }

  private static List<Prompt> ownOf(Path folder) throws IOException {
    String name = String.valueOf(folder.getFileName());
    if (!NAMES.contains(name) || !Files.isDirectory(folder)) {
      throw Prompt.invalid(folder.toString(), "is no folder of one of " + NAMES);
    }
    List<Prompt> own = new ArrayList<>();
    for (Path file : listed(folder)) {
      String shown = String.valueOf(file.getFileName());
      String version = shown.endsWith(ENDING) ? shown.substring(0, shown.length() - 3) : "";
      if (!version.matches(VERSION) || version.matches(SHIPPED)) {
        throw Prompt.invalid(
            file.toString(),
            "must be called <version>.md: small letters, digits, dots and dashes, and not v1, v2,"
                + " ..., which are shipped");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw Prompt.invalid(file.toString(), "is bigger than " + MOST_BYTES + " bytes");
      }
      own.add(Prompt.read(name, version, file.toString(), text(file)));
    }
    return own;
  }

  private static List<Path> listed(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside
          .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static String text(Path file) throws IOException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
          .toString();
    } catch (CharacterCodingException e) {
      throw Prompt.invalid(file.toString(), "is not UTF-8 text");
    }
  }

  private static @Nullable Prompt shipped(String name, int number) {
    String version = "v" + number;
    String where = name + "/" + version + ENDING;
    try (InputStream in = PromptBook.class.getResourceAsStream(where)) {
      return in == null
          ? null
          : Prompt.read(
              name, version, where, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Prompt> allShipped(String name) {
    List<Prompt> found = new ArrayList<>();
    for (Prompt next = shipped(name, 1); next != null; next = shipped(name, found.size() + 1)) {
      found.add(next);
    }
    return found;
  }

  /**
   * Whose texts there are.
   *
   * @return the twelve agents' wire names, then desk, reflection and repair
   */
  public List<String> names() {
    return NAMES;
  }

  /**
   * The history of a text.
   *
   * @param name whose
   * @return the shipped versions, oldest first, then a folder's by name; INVALID for an unknown
   *     name
   */
  public Result<List<Prompt>> versions(String name) {
    if (!NAMES.contains(name)) {
      return Result.err(
          Reason.INVALID,
          "there is no prompt of '" + name + "'; there are those of " + String.join(", ", NAMES));
    }
    List<Prompt> all = new ArrayList<>(shipped.computeIfAbsent(name, PromptBook::allShipped));
    all.addAll(own.getOrDefault(name, List.of()));
    return Result.ok(List.copyOf(all));
  }

  /**
   * One version.
   *
   * @param name whose
   * @param version which
   * @return INVALID says which there are
   */
  public Result<Prompt> prompt(String name, String version) {
    return switch (versions(name)) {
      case Result.Err<List<Prompt>>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<List<Prompt>>(List<Prompt> all) ->
          all.stream()
              .filter(prompt -> prompt.version().equals(version))
              .findFirst()
              .map(Result::ok)
              .orElseGet(() ->
                  Result.err(
                      Reason.INVALID,
                      "the prompt of %s has no version '%s'; there are %s"
                          .formatted(
                              name,
                              version,
                              String.join(", ", all.stream().map(Prompt::version).toList()))));
    };
  }

  /**
   * One version of an agent's text.
   *
   * @param agent who
   * @param version which
   * @return INVALID says which there are
   */
  public Result<Prompt> prompt(Step agent, String version) {
    return prompt(agent.wireName(), version);
  }

  /**
   * What is used where nothing is chosen.
   *
   * @param name whose
   * @return the newest shipped version
   * @throws FailureException INVALID for an unknown name
   */
  public Prompt latest(String name) {
    return versions(name).orThrow().stream()
        .filter(prompt -> prompt.version().matches(SHIPPED))
        .reduce((older, newer) -> newer)
        .orElseThrow();
  }

  /**
   * What an agent is told where nothing is chosen.
   *
   * @param agent who
   * @return the newest shipped version
   */
  public Prompt latest(Step agent) {
    return latest(agent.wireName());
  }

  /**
   * What two versions of a text differ in, line by line, head included.
   *
   * @param name whose
   * @param from a version
   * @param to another
   * @return each line behind two characters: {@code "- "} only in the first, {@code "+ "} only in
   *     the second, two blanks in both; INVALID for a version that is not there
   */
  public Result<List<String>> diff(String name, String from, String to) {
    return switch (prompt(name, from)) {
      case Result.Err<Prompt>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<Prompt>(Prompt old) ->
          prompt(name, to).map(next -> LineDiff.of(old.file(), next.file()));
    };
  }

  /**
   * A word that stands in the system text and nowhere else: an answer that contains it repeats its
   * instructions, which no honest answer does.
   *
   * @return the same for every version
   */
  public static String canary() {
    return CANARY;
  }
}
