package tradingagents.feeds.vendor.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tradingagents.chain.vendor.Category;
import tradingagents.chain.vendor.Question;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.feeds.file.CsvBars;
import tradingagents.feeds.vendor.Answer;
import tradingagents.feeds.vendor.RawBars;
import tradingagents.feeds.vendor.Vendor;
import tradingagents.feeds.vendor.VendorException;
import tradingagents.feeds.vendor.VendorParts;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Known;
import tradingagents.model.market.PriceHistory;

/**
 * The files {@code SYMBOL.csv} of one folder, prices as traded in US dollars, columns as {@code
 * --bars} takes them. A symbol cannot leave the folder: it holds no slash, and no file is followed
 * elsewhere.
 */
public final class CsvFolder implements Vendor {
  /** Its name. */
  public static final String NAME = "csv";

  /** The variable that names the folder. */
  public static final String FOLDER = "CSV_FOLDER";

  private final VendorParts parts;
  private final Path folder;

  /**
   * The vendor.
   *
   * @param parts what adapters are made from
   * @param folder as configured
   */
  public CsvFolder(VendorParts parts, Path folder) {
    this.parts = parts;
    this.folder = folder;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Category> offers() {
    return EnumSet.of(Category.BARS);
  }

  @Override
  public <A extends Known<A>> Answer<A> ask(Question<A> question) {
    return parts
        .http()
        .session(Set.of())
        .answering(session -> {
          if (question instanceof Question.Bars bars) {
            return question.typed(bars(bars));
          }
          throw VendorException.notOffered(NAME, question);
        });
  }

  private PriceHistory bars(Question.Bars question) {
    Path file = folder.resolve(question.symbol() + ".csv");
    if (!Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      throw new VendorException(
          VendorFault.UNKNOWN_SYMBOL, "no file " + question.symbol() + ".csv in the folder");
    }
    return switch (new CsvBars(parts.calendar()).read(file, question.symbol(), NAME)) {
      case Result.Err<BarSeries>(Failure failure) ->
          throw new VendorException(VendorFault.MALFORMED, failure.detail());
      case Result.Ok<BarSeries>(BarSeries series) -> {
        RawBars bars = new RawBars(question, parts.calendar(), parts.clock().instant());
        for (Bar bar : series.bars()) {
          bars.add(
              bar.session(), List.of(bar.open(), bar.high(), bar.low(), bar.close()), bar.volume());
        }
        yield bars.history(NAME, "", series.provenance().currency());
      }
    };
  }
}
