package tradingagents.cli.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tradingagents.agents.prompt.Prompt;
import tradingagents.agents.prompt.PromptBook;

/** Shows one version as its file says it. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Prints one text as its file says it.")
public final class ShowPrompt extends PromptReading {
  @Parameters(
      index = "0",
      paramLabel = "AGENT",
      description = "An agent such as bull-researcher, or desk, reflection, repair.")
  private String agent = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "VERSION",
      description = "Such as v1. Default: the newest shipped.")
  private @Nullable String version;

  /**
   * The command.
   *
   * @param out where the answer goes
   */
  public ShowPrompt(PrintStream out) {
    super(out);
  }

  private Prompt prompt(PromptBook book) {
    return version == null ? book.latest(agent) : book.prompt(agent, version).orThrow();
  }

  @Override
  void print(PromptBook book, PrintStream out) {
    out.print(prompt(book).file());
  }

  @Override
  JsonNode document(PromptBook book) {
    Prompt prompt = prompt(book);
    return head(book, prompt).put("text", prompt.text());
  }
}
