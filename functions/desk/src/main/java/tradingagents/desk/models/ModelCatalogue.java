package tradingagents.desk.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * The models that are known, with their facts and prices. What ships is the text {@code models.txt}
 * beside this class, whose head describes its rows; {@link #with} adds rows of one's own, so that a
 * new model needs no new build. A provider's row with a star for a name knows its every model.
 */
public final class ModelCatalogue {
  private static final int NEAREST = 3;

  private final Map<String, ModelFacts> facts;
  private final Map<String, List<TokenPrice>> prices;

  ModelCatalogue(Map<String, ModelFacts> facts, Map<String, List<TokenPrice>> prices) {
    this.facts = Map.copyOf(facts);
    this.prices = Map.copyOf(prices);
  }

  /**
   * The catalogue that comes with the desk.
   *
   * @return read anew
   */
  public static ModelCatalogue shipped() {
    try (InputStream in = ModelCatalogue.class.getResourceAsStream("models.txt")) {
      if (in == null) {
        throw new IllegalStateException("the catalogue is not in the package");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new ModelCatalogue(Map.of(), Map.of()).with(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * This catalogue and rows of one's own. A model that they describe is described by them alone,
   * and so is one that they price: what was known of it before is gone.
   *
   * @param rows as in {@code models.txt}, on lines or with semicolons between them
   * @return the whole
   * @throws FailureException INVALID, naming the row and what is wrong with it
   */
  public ModelCatalogue with(String rows) {
    CatalogueRows own = new CatalogueRows(facts, prices);
    int line = 0;
    for (String text : rows.split("\n", -1)) {
      line++;
      int comment = text.indexOf('#');
      for (String row : (comment < 0 ? text : text.substring(0, comment)).split(";", -1)) {
        read(own, row.strip(), line);
      }
    }
    return own.catalogue();
  }

  private static void read(CatalogueRows own, String row, int line) {
    try {
      own.read(row);
    } catch (IllegalArgumentException e) {
      String detail =
          "line %d of the models, '%s', is wrong: %s".formatted(line, row, e.getMessage());
      throw new FailureException(new Failure(Reason.INVALID, detail), e);
    }
  }

  /**
   * What is known of a model.
   *
   * @param model which
   * @return empty when it is not known
   */
  public Optional<ModelFacts> find(ModelId model) {
    ModelFacts named = facts.get(model.toString());
    return Optional.ofNullable(named == null ? facts.get(any(model.provider())) : named)
        .map(found -> found.as(model));
  }

  /**
   * What is known of a model that must be known.
   *
   * @param model which
   * @return NOT_FOUND, naming the nearest that are known and how to add another
   */
  public Result<ModelFacts> known(ModelId model) {
    return find(model)
        .<Result<ModelFacts>>map(Result::ok)
        .orElseGet(() -> Result.err(Reason.NOT_FOUND, "there is no model " + model + hint(model)));
  }

  /**
   * The known models whose ids are most like a text.
   *
   * @param text what was written
   * @return nearest first, at most three, by the least insertions, deletions and replacements
   */
  public List<ModelId> nearest(String text) {
    return all().stream()
        .sorted(
            Comparator.comparingInt((ModelId id) -> distance(text, id.toString()))
                .thenComparing(Comparator.naturalOrder()))
        .limit(NEAREST)
        .toList();
  }

  /**
   * All known models by name, without those that a star stands for.
   *
   * @return in alphabetical order
   */
  public List<ModelId> all() {
    return facts.entrySet().stream()
        .filter(known -> !known.getKey().endsWith(":*"))
        .map(known -> known.getValue().id())
        .sorted()
        .toList();
  }

  /**
   * What the models cost.
   *
   * @return of all that are known
   */
  public PriceTable prices() {
    return new PriceTable(prices);
  }

  /**
   * What is set aside for a call before it is made: the most that it can cost, if the provider
   * counts no more than a quarter above the estimate. The provider's tokenizer is not ours, and
   * what is held must not be less than what is billed.
   *
   * @param model who is asked
   * @param day of the call, in UTC
   * @param promptEstimate tokens of the common estimate
   * @param mostAnswerTokens the limit that is sent with the call; exact
   * @return in US dollars; NOT_FOUND for an unknown model, NO_DATA for one without a price
   */
  public Result<BigDecimal> toHold(
      ModelId model, LocalDate day, long promptEstimate, long mostAnswerTokens) {
    return switch (known(model)) {
      case Result.Err<ModelFacts>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<ModelFacts>(ModelFacts known) -> {
        long prompt = known.tokens(promptEstimate);
        yield prices().atMost(model, day, prompt + (prompt + 3) / 4, mostAnswerTokens);
      }
    };
  }

  /** What stands for every model of a provider. */
  static String any(Provider provider) {
    return provider + ":*";
  }

  private String hint(ModelId model) {
    List<String> near = nearest(model.toString()).stream().map(ModelId::toString).toList();
    return ": the nearest are %s. A model of one's own is a row of MODEL_PRICES, such as"
            .formatted(String.join(", ", near))
        + " 'as %s %s 1'".formatted(model, near.getFirst());
  }

  /** Levenshtein's distance, one row of the table at a time. */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(before[j], row[j - 1]) + 1);
      }
      before = row;
    }
    return before[b.length()];
  }
}
