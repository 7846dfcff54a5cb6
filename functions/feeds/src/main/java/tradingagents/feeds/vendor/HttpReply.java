package tradingagents.feeds.vendor;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Locale;

/**
 * What came back over HTTP.
 *
 * @param status code
 * @param headers all of them
 * @param text the body, read as UTF-8; at most {@link VendorHttp#MOST_BYTES} bytes were read
 * @param from the address that answered, for following a redirect by hand
 */
public record HttpReply(int status, HttpHeaders headers, String text, URI from) {
  /**
   * Whether it is a page for people.
   *
   * @return true when it begins like HTML, whatever its headers say
   */
  public boolean isHtml() {
    String head = text.substring(0, Math.min(text.length(), 200)).strip().toLowerCase(Locale.ROOT);
    return head.startsWith("<!doctype") || head.startsWith("<html") || head.startsWith("<?xml");
  }
}
