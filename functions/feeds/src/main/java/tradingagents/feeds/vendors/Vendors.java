package tradingagents.feeds.vendors;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tradingagents.chain.Env;
import tradingagents.chain.vendor.VendorCatalogue;
import tradingagents.feeds.vendor.Vendor;
import tradingagents.feeds.vendor.VendorParts;
import tradingagents.feeds.vendor.alpaca.Alpaca;
import tradingagents.feeds.vendor.alphavantage.AlphaVantage;
import tradingagents.feeds.vendor.edgar.Edgar;
import tradingagents.feeds.vendor.file.CsvFolder;
import tradingagents.feeds.vendor.fred.Fred;
import tradingagents.feeds.vendor.tiingo.Tiingo;
import tradingagents.feeds.vendor.yahoo.Yahoo;

/** The vendors that the configuration switches on; each is made when it is first asked. */
public final class Vendors implements Function<String, Optional<Vendor>> {
  private final VendorParts parts;
  private final Map<String, Vendor> made = new HashMap<>();

  /**
   * The vendors of a configuration.
   *
   * @param parts what adapters are made from
   */
  public Vendors(VendorParts parts) {
    this.parts = parts;
  }

  /**
   * A vendor.
   *
   * @param name of the catalogue
   * @return empty for one that is off or unknown
   */
  @Override
  public synchronized Optional<Vendor> apply(String name) {
    boolean on =
        VendorCatalogue.named(name)
            .map(entry -> entry.missing(parts.env()).isEmpty())
            .orElse(false);
    return on ? Optional.of(made.computeIfAbsent(name, this::make)) : Optional.empty();
  }

  private Vendor make(String name) {
    Env env = parts.env();
    return switch (name) {
      case Tiingo.NAME -> new Tiingo(parts, env.required(Tiingo.KEY).strip());
      case Alpaca.NAME ->
          new Alpaca(parts, env.required(Alpaca.KEY).strip(), env.required(Alpaca.SECRET).strip());
      case Yahoo.NAME -> new Yahoo(parts);
      case AlphaVantage.NAME -> new AlphaVantage(parts, env.required(AlphaVantage.KEY).strip());
      case Edgar.NAME -> new Edgar(parts, env.required(Edgar.CONTACT).strip());
      case Fred.NAME -> new Fred(parts, env.required(Fred.KEY).strip());
      case CsvFolder.NAME -> new CsvFolder(parts, Path.of(env.required(CsvFolder.FOLDER)));
      default ->
          throw new IllegalStateException("the catalogue names " + name + ", nobody makes it");
    };
  }
}
