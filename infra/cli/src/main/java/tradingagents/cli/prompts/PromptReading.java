package tradingagents.cli.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import tradingagents.agents.prompt.Prompt;
import tradingagents.agents.prompt.PromptBook;

/** A command that reads the book of prompts and prints an answer, for a person or as JSON. */
abstract class PromptReading implements Callable<Integer> {
  private final PrintStream out;

  @Option(names = "--prompts", description = "A folder with versions of your own, checked whole.")
  private @Nullable Path folder;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  PromptReading(PrintStream out) {
    this.out = out;
  }

  /** Prints for a person. */
  abstract void print(PromptBook book, PrintStream out);

  /** The same as a document. */
  abstract JsonNode document(PromptBook book);

  @Override
  public final Integer call() {
    PromptBook book =
        folder == null ? PromptBook.shipped() : PromptBook.with(folder.toAbsolutePath()).orThrow();
    if (json) {
      out.println(document(book).toPrettyString());
    } else {
      print(book, out);
    }
    return ExitCode.OK;
  }

  /** What a prompt is called, without its text. */
  static ObjectNode head(PromptBook book, Prompt prompt) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("agent", prompt.name())
        .put("version", prompt.version())
        .put("date", prompt.date().toString())
        .put("hash", prompt.hash())
        .put("newest", prompt.equals(book.latest(prompt.name())))
        .put("changed", prompt.changed());
  }
}
