package tradingagents.feeds.vendor.yahoo;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.feeds.vendor.HttpReply;
import tradingagents.feeds.vendor.VendorException;
import tradingagents.feeds.vendor.VendorHttp.Session;

/**
 * The cookie and the crumb that some of Yahoo's addresses ask for. The cookie comes with any page;
 * from within the EU it takes a form of consent first, which is answered with "reject all". The
 * crumb is a short text that belongs to the cookie. Both are kept for this process and thrown away
 * when Yahoo no longer takes them.
 */
final class YahooEntry {
  private static final int MOST_REDIRECTS = 6;
  private static final int LONGEST_CRUMB = 32;
  private static final Pattern FIELD =
      Pattern.compile("<input[^>]*?name=\"(csrfToken|sessionId)\"[^>]*?value=\"([^\"]{1,400})\"");

  private final String cookiePage;
  private final String crumbPage;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Pass pass;

  /**
   * What is shown at the door.
   *
   * @param cookie value of the Cookie header
   * @param crumb for the query
   */
  record Pass(String cookie, String crumb) {}

  YahooEntry(String cookiePage, String crumbPage) {
    this.cookiePage = cookiePage;
    this.crumbPage = crumbPage;
  }

  /** The pass of this process; made when there is none. */
  Pass pass(Session session) {
    lock.lock();
    try {
      Pass known = pass;
      if (known == null) {
        known = make(session);
        pass = known;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  /** Forgets a pass that was not taken; one that was made since stays. */
  void refused(Pass old) {
    lock.lock();
    try {
      if (old.equals(pass)) {
        pass = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private Pass make(Session session) {
    Map<String, String> jar = new LinkedHashMap<>();
    HttpReply page = follow(session, session.get(URI.create(cookiePage), headers(jar)), jar);
    Map<String, String> form = form(page.text());
    if (form.size() == 2) {
      form.put("reject", "reject");
      StringBuilder body = new StringBuilder();
      form.forEach((name, value) ->
          body.append(body.isEmpty() ? "" : "&")
              .append(name)
              .append('=')
              .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
      follow(session, session.post(page.from(), headers(jar), body.toString()), jar);
    }
    HttpReply crumb = session.get(URI.create(crumbPage), headers(jar));
    String text = crumb.text().strip();
    if (crumb.status() == 429 || text.contains("Too Many Requests")) {
      throw new VendorException(VendorFault.QUOTA_BURST, "too many requests for a crumb");
    }
    if (crumb.status() >= 500) {
      throw new VendorException(VendorFault.TRANSIENT, "HTTP " + crumb.status() + " for a crumb");
    }
    if (crumb.status() != 200
        || crumb.isHtml()
        || text.isEmpty()
        || text.length() > LONGEST_CRUMB
        || text.contains("{")) {
      throw new VendorException(VendorFault.TRANSIENT, "no crumb was given");
    }
    return new Pass(cookies(jar), text);
  }

  private static HttpReply follow(Session session, HttpReply first, Map<String, String> jar) {
    HttpReply reply = first;
    for (int i = 0; i < MOST_REDIRECTS; i++) {
      keep(reply.headers(), jar);
      Optional<String> next = reply.headers().firstValue("Location");
      if (reply.status() < 300 || reply.status() >= 400 || next.isEmpty()) {
        return reply;
      }
      URI there = reply.from().resolve(next.get());
      if (!isOfTheHouse(there, first.from())) {
        return reply;
      }
      reply = session.get(there, headers(jar));
    }
    throw new VendorException(VendorFault.TRANSIENT, "sent in a circle");
  }

  /** Only within Yahoo, or within the address that was configured in its place. */
  private static boolean isOfTheHouse(URI there, URI start) {
    String host = there.getHost();
    return host != null && (host.equals(start.getHost()) || host.endsWith(".yahoo.com"));
  }

  private static void keep(HttpHeaders headers, Map<String, String> jar) {
    for (String cookie : headers.allValues("Set-Cookie")) {
      String pair = cookie.split(";", 2)[0];
      int equals = pair.indexOf('=');
      if (equals > 0) {
        jar.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
      }
    }
  }

  private static Map<String, String> form(String html) {
    Map<String, String> form = new LinkedHashMap<>();
    Matcher fields = FIELD.matcher(html);
    while (fields.find()) {
      form.put(fields.group(1), fields.group(2));
    }
    return form;
  }

  private static Map<String, String> headers(Map<String, String> jar) {
    return jar.isEmpty() ? Yahoo.AGENT : Yahoo.with("Cookie", cookies(jar));
  }

  private static String cookies(Map<String, String> jar) {
    StringBuilder line = new StringBuilder();
    jar.forEach((name, value) ->
        line.append(line.isEmpty() ? "" : "; ").append(name).append('=').append(value));
    return line.toString();
  }
}
