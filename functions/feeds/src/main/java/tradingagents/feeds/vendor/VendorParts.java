package tradingagents.feeds.vendor;

import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import tradingagents.chain.Env;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.TradingCalendar;

/**
 * What adapters are made from. Addresses and keys come from the function's configuration only.
 *
 * @param env the configuration
 * @param http the way out
 * @param clock the time
 * @param calendar when sessions close
 */
public record VendorParts(Env env, VendorHttp http, InstantSource clock, TradingCalendar calendar) {
  /**
   * The address of a vendor.
   *
   * @param vendor its name; the variable is {@code <VENDOR>_BASE_URL}
   * @param usual when the variable is not set
   * @return without a slash at its end
   * @throws FailureException INVALID, naming the variable, when it is no http(s) address
   */
  public String address(String vendor, String usual) {
    String name = vendor.toUpperCase(Locale.ROOT) + "_BASE_URL";
    String text = env.text(name, usual).replaceAll("/+$", "");
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new FailureException(Reason.INVALID, name + " must be an address, not '" + text + "'");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme();
    if (!scheme.matches("https?") || uri.getHost() == null) {
      throw new FailureException(
          Reason.INVALID, name + " must begin with https:// or http://, not '" + text + "'");
    }
    return text;
  }

  /**
   * A key.
   *
   * @param variable such as {@code TIINGO_API_KEY}
   * @return empty when it is not set
   */
  public Optional<String> key(String variable) {
    String value = env.text(variable, "").strip();
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }
}
