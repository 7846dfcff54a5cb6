package tradingagents.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.llm.ModelFactory;
import tradingagents.agents.prompt.PromptBook;
import tradingagents.agents.script.ScriptDocument;
import tradingagents.chain.Env;
import tradingagents.cli.ModelOptions.Reasoning;
import tradingagents.desk.models.ModelChoice;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.SessionChoice;
import tradingagents.desk.run.Step;
import tradingagents.feeds.file.Box;
import tradingagents.feeds.file.CsvBars;
import tradingagents.feeds.file.NewsFile;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

/** Reads a person's words into a {@link Request}, or refuses with one sentence. */
final class RequestReader {
  private static final long MAX_SCRIPT_BYTES = 2_000_000;

  private final TradingCalendar calendar = TradingCalendar.usEquities();
  private final Terminal terminal;
  private final ModelKeys keys;
  private final LocalDate today;
  private final Prices prices;

  /** Prices of a data set, so far as they are known now. */
  @FunctionalInterface
  interface Prices {
    /** Of one instrument. */
    Result<BarSeries> of(String dataset, Symbol symbol);

    /** The box alone. */
    static Prices ofBox(TradingCalendar calendar) {
      return (dataset, symbol) -> new Box(calendar).series(symbol);
    }
  }

  /** Reads what is typed at a terminal, today in UTC. */
  RequestReader(Terminal terminal, ModelKeys keys, LocalDate today) {
    this(terminal, keys, today, Prices.ofBox(TradingCalendar.usEquities()));
  }

  /** Reads what is typed at a terminal, today in UTC, with prices of vendors too. */
  RequestReader(Terminal terminal, ModelKeys keys, LocalDate today, Prices prices) {
    this.prices = prices;
    this.terminal = terminal;
    this.keys = keys;
    this.today = today;
  }

  /** The words as typed. */
  record Words(
      String symbol,
      @Nullable String asOf,
      String depth,
      String analysts,
      ModelOptions models,
      String dataset,
      @Nullable Path bars,
      @Nullable Path news,
      @Nullable Path portfolio,
      boolean fresh) {}

  Request read(Words words) {
    Symbol symbol = symbol(words.symbol());
    List<Step> analysts = analysts(words.analysts());
    int depth = depth(words.depth());
    Reasoning reasoning = words.models().read(terminal, analysts, today);
    Optional<String> script =
        reasoning.choice() instanceof ModelChoice.Script(String source)
            ? Optional.of(script(source))
            : Optional.empty();
    LocalDate asked = words.asOf() == null ? null : Dates.parse("--as-of", words.asOf());
    Path file = words.bars();
    BarSeries series =
        file == null
            ? prices.of(words.dataset(), symbol).orThrow()
            : new CsvBars(calendar).read(file, symbol, Request.OWN).orThrow();
    SessionChoice choice = SessionChoice.of(series, calendar, asked);
    Path portfolio = words.portfolio();
    if (!reasoning.terms().prompts().isEmpty()) {
      PromptBook book = ModelFactory.book(new Env(terminal.variables()));
      reasoning
          .terms()
          .prompts()
          .forEach((agent, version) -> book.prompt(agent, version).orThrow());
    }
    requireKeys(reasoning);
    Path news = words.news();
    return new Request(
        symbol,
        choice.asOfDate(),
        choice.session(),
        analysts,
        depth,
        reasoning.choice(),
        reasoning.terms(),
        script,
        file == null ? words.dataset() : Request.OWN,
        series,
        news == null ? List.of() : NewsFile.read(news, symbol),
        portfolio == null ? null : PortfolioFile.read(portfolio),
        words.fresh(),
        choice.notes());
  }

  private static Symbol symbol(String text) {
    try {
      return Symbol.parse(text);
    } catch (IllegalArgumentException e) {
      throw new FailureException(new Failure(Reason.INVALID, message(e)), e);
    }
  }

  private static List<Step> analysts(String text) {
    List<Step> steps = new ArrayList<>();
    for (String name : text.split(",", -1)) {
      Step step =
          Step.named(name.strip() + "-analyst")
              .orElseThrow(() ->
                  invalid(
                      "--analysts takes one or more of market, news, sentiment and"
                          + " fundamentals, not '"
                          + shown(name)
                          + "'"));
      if (steps.contains(step)) {
        throw invalid("--analysts names " + name.strip() + " twice");
      }
      steps.add(step);
    }
    steps.sort(null);
    return List.copyOf(steps);
  }

  private static int depth(String text) {
    if (text.matches("[1-" + Mandate.MAX_DEPTH + "]")) {
      return Integer.parseInt(text);
    }
    throw invalid("--depth is 1 to " + Mandate.MAX_DEPTH + ", not '" + shown(text) + "'");
  }

  /** What cannot be paid with is known before anything begins. */
  private void requireKeys(Reasoning reasoning) {
    List<ModelId> models = new ArrayList<>();
    if (reasoning.choice() instanceof ModelChoice.Model(ModelId id)) {
      models.add(id);
    }
    String deep = reasoning.terms().deepModel();
    if (deep != null) {
      models.add(ModelId.parse(deep));
    }
    for (ModelId model : models) {
      keys.missing(model.provider(), null)
          .ifPresent(missing -> {
            throw invalid(missing);
          });
    }
  }

  private static String script(String source) {
    Path file = Path.of(source);
    try {
      if (Files.size(file) > MAX_SCRIPT_BYTES) {
        throw invalid("the script " + file + " is larger than 2 MB");
      }
      String text = Files.readString(file);
      ScriptDocument.parse(text).orThrow();
      return text;
    } catch (CharacterCodingException e) {
      throw new FailureException(
          new Failure(Reason.INVALID, "the script " + file + " is not UTF-8 text"), e);
    } catch (IOException e) {
      throw new FailureException(
          new Failure(Reason.INVALID, "the script " + file + " cannot be read"), e);
    }
  }

  private static FailureException invalid(String what) {
    return new FailureException(Reason.INVALID, what);
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }

  private static String shown(String text) {
    return text.length() > 24 ? text.substring(0, 24) + "..." : text;
  }
}
