package tradingagents.agents.news;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a person sees of a story that is sent as HTML: no comments, attributes, scripts and styles,
 * nothing that its style hides. Text that is none stays as it is.
 */
final class VisibleText {
  private static final Pattern HTML =
      Pattern.compile("<[a-zA-Z!/?][^>]*>?|&(?:#\\w{1,8}|[a-zA-Z]{2,12});");
  private static final Pattern BLOCK =
      Pattern.compile("(?i)(?:</(?:p|div|li|h[1-6]|tr|blockquote|section|article)>|<br\\s*/?>)");
  private static final String NEVER_SHOWN =
      "script, style, template, noscript, iframe, object, embed, svg, head, title, meta, link,"
          + " [hidden], [aria-hidden=true], [type=hidden], .sr-only, .visually-hidden, .hidden,"
          + " .hide, .d-none";
  private static final Pattern HIDING =
      Pattern.compile(
          "display:none|visibility:(?:hidden|collapse)|opacity:0?(?:\\.0\\d*)?(?:;|$)"
              + "|font-size:0*[01]?(?:\\.\\d+)?(?:px|pt|em|%|;|$)"
              + "|(?:text-indent|left|top|right|margin-left):-\\d{3,}|(?:max-)?(?:height"
              + "|width):0(?:px|;|$)|clip:rect\\(0|clip-path:|color:(?:transparent"
              + "|#fff(?:fff)?(?:;|$)|white|rgba\\([\\d,.]+,0\\)|rgb\\(255,255,255\\))"
              + "|transform:scale\\(0|mso-hide:all");

  /** Attributes that hold words which nobody sees at a glance. */
  private static final String UNSEEN =
      "[title], [alt], [aria-label], [placeholder], [content], [summary], [^data-]";

  private static final int MAX_ROUNDS = 3;

  private VisibleText() {}

  static String of(String raw, Set<Flag> flags) {
    String text = raw;
    for (int i = 0; i < MAX_ROUNDS && HTML.matcher(text).find(); i++) {
      text = seen(text, flags);
    }
    return text;
  }

  private static String seen(String html, Set<Flag> flags) {
    Document page = Jsoup.parseBodyFragment(BLOCK.matcher(html).replaceAll("$0\n"));
    for (Element element : page.select(NEVER_SHOWN)) {
      hide(element, flags);
    }
    for (Element element : page.select("[style]")) {
      String style = element.attr("style").toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
      if (HIDING.matcher(style).find()) {
        hide(element, flags);
      }
    }
    for (Element element : page.select("font[color]")) {
      if (element.attr("color").matches("(?i)#?fff(?:fff)?|white")) {
        hide(element, flags);
      }
    }
    if (html.contains("<!--") || !page.select(UNSEEN).isEmpty()) {
      flags.add(Flag.HIDDEN);
    }
    return page.body().wholeText();
  }

  private static void hide(Element element, Set<Flag> flags) {
    if (!element.tagName().equals("head") || element.hasText()) {
      flags.add(Flag.HIDDEN);
    }
    if (element.parent() != null) {
      element.remove();
    }
  }
}
