package tradingagents.cli.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tradingagents.agents.prompt.Prompt;
import tradingagents.agents.prompt.PromptBook;

/** Lists all versions, or those of one agent. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description =
        "Lists every version of every text, oldest first; * is used where none is chosen.")
public final class ListPrompts extends PromptReading {
  private static final String ROW = "%-21s %-12s %-10s  %-12s  %s";
  private static final int HASH_SHOWN = 12;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "AGENT",
      description = "An agent such as bull-researcher, or desk, reflection, repair.")
  private @Nullable String agent;

  /**
   * The command.
   *
   * @param out where the answer goes
   */
  public ListPrompts(PrintStream out) {
    super(out);
  }

  private List<Prompt> prompts(PromptBook book) {
    List<Prompt> all = new ArrayList<>();
    for (String name : agent == null ? book.names() : List.of(agent)) {
      all.addAll(book.versions(name).orThrow());
    }
    return all;
  }

  @Override
  void print(PromptBook book, PrintStream out) {
    List<Prompt> all = prompts(book);
    out.println(ROW.formatted("AGENT", "VERSION", "DATE", "HASH", "CHANGED"));
    for (Prompt prompt : all) {
      boolean newest = prompt.equals(book.latest(prompt.name()));
      out.println(
          ROW.formatted(
              prompt.name(),
              prompt.version() + (newest ? " *" : ""),
              prompt.date(),
              prompt.hash().substring(0, HASH_SHOWN),
              prompt.changed()));
    }
  }

  @Override
  JsonNode document(PromptBook book) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    var list = document.putArray("prompts");
    prompts(book).forEach(prompt -> list.add(head(book, prompt)));
    return document;
  }
}
