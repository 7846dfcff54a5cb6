package tradingagents.desk.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tradingagents.model.market.Symbol;

/**
 * Whether a passage speaks of another instrument. A word in capitals is a symbol when it is a
 * well-known one, or when it stands where a symbol stands ($XYZ, XYZ's, shares of XYZ, XYZ closed);
 * the usual abbreviations of the trade are not.
 */
final class OtherSymbol {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.&/-])(\\$?)([A-Z]{1,5}(?:[.-][A-Z])?)(?![\\p{L}\\p{N}&/]|-\\p{L}{2})");

  private static final Set<String> KNOWN =
      Set.of(
          "AAPL", "MSFT", "GOOG", "GOOGL", "AMZN", "META", "NVDA", "TSLA", "NFLX", "AMD", "INTC",
          "IBM", "ORCL", "CRM", "ADBE", "CSCO", "QCOM", "AVGO", "TXN", "MU", "JPM", "BAC", "WFC",
          "GS", "MS", "BRK.B", "BRK.A", "XOM", "CVX", "KO", "PEP", "WMT", "TGT", "HD", "DIS", "NKE",
          "MCD", "SBUX", "PFE", "MRK", "JNJ", "UNH", "LLY", "BA", "CAT", "MMM", "GM", "UBER", "SPY",
          "QQQ", "DIA", "IWM", "SPX", "NDX", "TSM", "BABA", "SHOP", "PYPL", "PLTR", "COIN", "VZ",
          "TMUS");

  private static final Set<String> WORDS =
      Set.of(
          "A", "I", "AI", "AM", "PM", "AN", "AND", "AS", "AT", "BE", "BY", "FOR", "IF", "IN", "IS",
          "IT", "ITS", "NO", "NOT", "OF", "ON", "OR", "SO", "THE", "TO", "UP", "US", "USA", "UK",
          "EU", "WE", "RSI", "MACD", "SMA", "EMA", "DMA", "MA", "WMA", "ATR", "ADX", "CCI", "MFI",
          "ROC", "OBV", "VWAP", "BB", "VOL", "USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "BUY",
          "SELL", "HOLD", "REVIEW", "LONG", "SHORT", "EPS", "PE", "PEG", "ROE", "ROA", "ROI", "FCF",
          "EV", "YTD", "MTD", "QTD", "YOY", "QOQ", "MOM", "TTM", "CEO", "CFO", "COO", "CTO", "IPO",
          "ETF", "ETFS", "SEC", "FED", "FOMC", "GDP", "CPI", "PPI", "PMI", "NYSE", "FDA", "FTC",
          "DOJ", "OPEC", "ATH", "ATL", "OTC", "VAR", "CVAR", "TBD", "NA", "N", "P", "E", "S", "Q",
          "H", "OK", "VS", "BULL", "BEAR", "RISK", "NONE", "HIGH", "LOW", "OPEN", "CLOSE", "UTC",
          "EST", "EDT", "ET", "DATA", "MAX", "MIN", "AVG", "STD", "PT", "TP", "SL", "EOD", "Q1",
          "ESG", "TV", "PC", "API", "ID", "INC", "LLC", "PLC", "CO", "NEWS", "TREND", "PRICE",
          "FACT", "KEY", "ALL", "ANY", "EBITDA", "EBIT", "CAGR", "NAV", "AUM", "ADR", "REIT",
          "SPAC", "LTM", "NTM", "DCF", "WACC", "GAAP", "KPI", "IRR", "TAM", "ARR", "ARPU", "OPEX",
          "CAPEX", "ECB", "BOJ", "BOE", "IMF", "WTI", "VIX", "NFP", "PCE", "ISM", "CFTC", "FINRA",
          "NATO", "OECD", "DXY", "HFT", "OHLC", "HLC", "DD", "SD", "CI", "PR", "BULLISH", "BEARISH",
          "NEUTRAL", "MIXED", "STRONG", "WEAK", "TRUE", "FALSE", "WHY", "HOW", "BUT", "WITH",
          "THIS", "THAT", "ARE", "WAS", "HAS", "WILL", "CAN", "OUT", "NOW", "FY", "NOTE", "POINT",
          "SCORE", "TOTAL", "COUNT", "RANGE", "LAST", "DATE", "TIME", "GAP", "BAND", "ALERT",
          "FLAG", "STOP", "ENTRY", "RATIO", "VALUE", "LEVEL", "INDEX", "BETA", "ALPHA", "SIGMA",
          "PEAK", "TOP", "FROM", "SINCE", "OVER", "BELOW", "ABOVE", "ABOUT", "JAN", "FEB", "MAR",
          "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC", "MON", "TUE", "WED", "THU",
          "FRI", "GPU", "CPU", "LLM", "DRAM", "NAND", "HBM", "OEM", "IFRS", "SGA", "FX", "FOMO",
          "TLDR", "PDF", "CSV", "JSON", "HTML", "URL", "FAQ", "ASAP", "FWIW", "IMHO", "IMO", "BTW",
          "AKA", "CNBC", "BBC", "CNN", "WSJ", "NYT", "AFP", "ITM", "OTM", "ATM", "IV", "HV", "DTE",
          "GTC", "IOC", "FOK", "MOC", "LOC", "AWS", "GCP", "UAE", "EDGAR", "IEX", "SIP", "OHLCV",
          "TA", "FA", "RR", "MDD", "SR", "MAE", "LSE", "TSX", "HODL", "YOLO", "VERY", "MORE",
          "LESS", "ONLY", "MUST", "ONE", "TWO", "TEN", "PER", "NEW", "OLD", "BIG", "OUR", "YOUR",
          "THEIR", "THEY", "ITSELF", "BOTH", "EACH", "EVEN", "STILL", "EVER", "NEVER", "DO", "DOES",
          "DID", "HAVE", "HAD", "BEEN", "GOOD", "BAD", "BEST", "WORST", "UPSIDE", "CASE", "THEN",
          "ELSE", "ALSO", "JUST", "MUCH", "SUCH", "SAME", "SIDE", "SIZE", "LINE", "TAPE", "BASE",
          "CORE", "NET", "GROSS", "NOTES", "CALL", "PUT", "CALLS", "PUTS", "YES", "MINUS", "PLUS",
          "ZERO", "SHARE", "STOCK", "BARS", "BAR", "DAY", "DAYS", "WEEK", "MONTH", "YEAR", "M", "D",
          "W", "Y", "X", "K", "B", "C", "F", "G", "J", "L", "O", "R", "T", "U", "V", "Z");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("Apple", "AAPL"),
          Map.entry("Microsoft", "MSFT"),
          Map.entry("Nvidia", "NVDA"),
          Map.entry("NVIDIA", "NVDA"),
          Map.entry("Tesla", "TSLA"),
          Map.entry("Alphabet", "GOOGL"),
          Map.entry("Google", "GOOGL"),
          Map.entry("Amazon", "AMZN"),
          Map.entry("Facebook", "META"),
          Map.entry("Netflix", "NFLX"),
          Map.entry("Intel", "INTC"),
          Map.entry("Oracle", "ORCL"),
          Map.entry("Boeing", "BA"),
          Map.entry("Walmart", "WMT"),
          Map.entry("Disney", "DIS"),
          Map.entry("JPMorgan", "JPM"),
          Map.entry("Pfizer", "PFE"),
          Map.entry("Exxon", "XOM"));

  private static final Pattern NAME =
      Pattern.compile("\\b(?:" + String.join("|", NAMES.keySet()) + ")\\b");

  /** Whatever stands in capitals before what it does is a symbol, when it has the length of one. */
  private static final Pattern STANDS = Pattern.compile("^(?:'s?)?(?: [a-z]| ?[.,;:!?)|]|$)");

  /** What is only compared with does not govern a number. */
  private static final Pattern COMPARED =
      Pattern.compile(
          "\\b(?:unlike|than|versus|vs\\.?|against|compared (?:with|to)|relative"
              + " to|alongside|beats?|beat|like|outpac\\w+|outperform\\w+|peers?(?: such"
              + " as)?|correlat\\w+ (?:with|to)) $",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ARTICLE =
      Pattern.compile(
          "\\b(?:the|a|an|its|this|that|our|my|their|each|every) $", Pattern.CASE_INSENSITIVE);

  private static final Pattern PLACE_BEFORE =
      Pattern.compile(
          "(?:\\b(?:shares of|stock of|price of|prices of|close"
              + " of|owning|own|holding|buying|selling|for|in|of|ticker|symbol|on)|\\("
              + "|(?:NASDAQ|NYSE):)"
              + " ?$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PLACE_AFTER =
      Pattern.compile(
          "^(?:'s?\\b|\\)|:? [-+]?[$\\d]|"
              + " (?:shares?|stock|clos(?:es|ed|ing)|trad(?:es|ed|ing)|stands?|gain(?:s"
              + "|ed)|lost|loses|rose|fell|is|was|has|had|sits|settled|ended|finished|at"
              + "|shows?|prints?|added|dropped|climbed|declined|moved|now|last|holds"
              + "|remains|returned|advanced|slipped|jumped)\\b)",
          Pattern.CASE_INSENSITIVE);

  /** In a text of so few sentences the one symbol that is named governs all of them. */
  private static final int FEW = 2;

  private final String own;
  private @Nullable String only;

  OtherSymbol(Symbol own) {
    this.own = own.value();
  }

  private record Mention(int start, String symbol) {}

  /** Looks at a whole text first: what it is about may be said in another sentence. */
  void read(List<Passage> sentences) {
    Set<String> named = new HashSet<>();
    sentences.forEach(sentence -> mentions(sentence).forEach(m -> named.add(m.symbol())));
    boolean tells = sentences.size() <= FEW && named.size() == 1 && !named.contains(own);
    only = tells ? named.iterator().next() : null;
  }

  /**
   * The other instrument that a number belongs to: the only one its clause speaks of, or the last
   * one named before it.
   *
   * @param sentence where the number stands
   * @param clause the part of it
   * @param at where the number begins
   * @return null when it is the own instrument or nothing is named
   */
  @Nullable String of(Passage sentence, Passage clause, int at) {
    List<Mention> mentions = mentions(sentence);
    List<Mention> near = mentions.stream().filter(m -> clause.has(m.start())).toList();
    List<Mention> asked = near.isEmpty() ? mentions : near;
    Mention governing = null;
    for (Mention mention : asked) {
      if (governing == null || mention.start() < at) {
        governing = mention;
      }
    }
    if (governing == null) {
      return only;
    }
    return governing.symbol().equals(own) ? null : governing.symbol();
  }

  private List<Mention> mentions(Passage sentence) {
    List<Mention> mentions = new ArrayList<>();
    String text = sentence.text();
    Matcher token = TOKEN.matcher(text).region(sentence.start(), sentence.end());
    token.useTransparentBounds(true);
    while (token.find()) {
      String word = token.group(2);
      String before = text.substring(Math.max(sentence.start(), token.start() - 20), token.start());
      if (COMPARED.matcher(before).find()) {
        continue;
      }
      if (word.equals(own)
          || (!WORDS.contains(word) && (KNOWN.contains(word) || standsLikeSymbol(text, token)))) {
        mentions.add(new Mention(token.start(), word));
      }
    }
    Matcher name = NAME.matcher(text).region(sentence.start(), sentence.end());
    while (name.find()) {
      mentions.add(new Mention(name.start(), NAMES.getOrDefault(name.group(), own)));
    }
    mentions.sort((a, b) -> Integer.compare(a.start(), b.start()));
    return mentions;
  }

  private static boolean standsLikeSymbol(String text, Matcher token) {
    if (!token.group(1).isEmpty()) {
      return true;
    }
    if (token.group(2).length() < 2) {
      return false;
    }
    String before = text.substring(Math.max(0, token.start() - 14), token.start());
    String after = text.substring(token.end(), Math.min(text.length(), token.end() + 14));
    boolean acts =
        token.group(2).length() >= 3
            && STANDS.matcher(after).lookingAt()
            && !ARTICLE.matcher(before).find();
    boolean shouted = text.equals(text.toUpperCase(Locale.ROOT));
    return !shouted
        && (acts || PLACE_BEFORE.matcher(before).find() || PLACE_AFTER.matcher(after).lookingAt());
  }
}
