package tradingagents.cli.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tradingagents.agents.prompt.PromptBook;

/** Shows what two versions of a text differ in. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Compares two versions of a text line by line: - only in V1, + only in V2.")
public final class DiffPrompts extends PromptReading {
  @Parameters(index = "0", paramLabel = "AGENT", description = "Whose text.")
  private String agent = "";

  @Parameters(index = "1", paramLabel = "V1", description = "A version.")
  private String from = "";

  @Parameters(index = "2", paramLabel = "V2", description = "Another version.")
  private String to = "";

  /**
   * The command.
   *
   * @param out where the answer goes
   */
  public DiffPrompts(PrintStream out) {
    super(out);
  }

  private List<String> lines(PromptBook book) {
    return book.diff(agent, from, to).orThrow();
  }

  @Override
  void print(PromptBook book, PrintStream out) {
    lines(book).forEach(line -> out.println(line.stripTrailing()));
  }

  @Override
  JsonNode document(PromptBook book) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("agent", agent).put("from", from).put("to", to);
    var list = document.putArray("lines");
    lines(book).forEach(list::add);
    return document;
  }
}
