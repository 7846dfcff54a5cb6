package tradingagents.desk.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The style sheet of reports and the policy that allows it and nothing else. */
public final class ReportStyle {
  /** The look that all reports share. */
  public static final String CSS =
      """
      :root{color-scheme:light dark;--paper:#f6f5f2;--card:#fff;--ink:#1a1d21;--soft:#5b626b;\
      --line:#dfdcd5;--up:#0a5c9e;--upbg:#e6f0f9;--down:#9a4406;--downbg:#fbeee2;--even:#55595f;\
      --evenbg:#eeedea;--m50:#7a4fa3;--m200:#00776b}
      @media (prefers-color-scheme:dark){:root{--paper:#121417;--card:#1a1d22;--ink:#e9e7e2;\
      --soft:#a2a9b2;--line:#32373f;--up:#7dbcf5;--upbg:#16293a;--down:#f2a567;--downbg:#37230f;\
      --even:#b5b9bf;--evenbg:#292d33;--m50:#c3a0e8;--m200:#52c7b8}}
      *{box-sizing:border-box}
      html{-webkit-text-size-adjust:100%}
      body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,\
      "Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere;\
      font-variant-numeric:tabular-nums}
      main,header,footer{max-width:66rem;margin:0 auto;padding:0 1.25rem}
      header{padding-top:2.25rem}
      h1{font-size:2.1rem;line-height:1.15;letter-spacing:-.02em;margin:0}
      h2{font-size:1.25rem;letter-spacing:-.01em;margin:2.75rem 0 .9rem}
      h3{font-size:1rem;margin:0 0 .4rem}
      p{margin:0 0 .8rem}
      .soft,figcaption,caption{color:var(--soft)}
      .small,figcaption{font-size:.875rem}
      .card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.25rem;\
      margin:0 0 1rem}
      .card>:last-child,.turn>:last-child{margin-bottom:0}
      .top{display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:center;margin:2.5rem 0 .9rem}
      .top h2{margin:0}header+main .top:first-child{margin-top:1.4rem}
      .badge{display:inline-block;border:1.5px solid currentColor;border-radius:8px;font-weight:700;\
      padding:.3rem .8rem;letter-spacing:.02em}
      .badge.big{font-size:1.35rem}
      .tag{display:inline-block;border-radius:6px;padding:.05rem .5rem;font-size:.85rem;\
      font-weight:600}
      .up{color:var(--up)}.tag.up,.badge.up{background:var(--upbg)}
      .down{color:var(--down)}.tag.down,.badge.down{background:var(--downbg)}
      .even{color:var(--even)}.tag.even,.badge.even{background:var(--evenbg)}
      .lead{font-size:1.125rem;max-width:46rem}
      .speech{white-space:pre-line}
      dl.keys{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:1rem 1.25rem;\
      margin:0}
      dl.keys dt{color:var(--soft);font-size:.8125rem}
      dl.keys dd{margin:0;font-size:1.0625rem;font-weight:600}
      dl.keys dd.figure{font-size:1.5rem;line-height:1.25;letter-spacing:-.01em}
      .two{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1rem}
      .three{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:1rem}
      .two>.card,.three>.card{margin:0}
      .three{margin:0 0 1.25rem}
      ol.points,ul.points{margin:0 0 .8rem;padding-left:1.2rem}
      .points li{margin:0 0 .55rem}
      .points li::marker{color:var(--soft);font-weight:600}
      .cite{display:inline-block;border:1px solid var(--line);border-radius:6px;padding:0 .45rem;\
      margin:.15rem .3rem 0 0;font-size:.8125rem;color:var(--soft);text-decoration:none}
      a.cite:hover{border-color:currentColor}
      a:focus-visible{outline:2px solid var(--up);outline-offset:2px}
      .talk{display:grid;gap:.8rem}
      .turn{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem 1.1rem;\
      width:80%}
      .turn.left{border-left:4px solid var(--up)}
      .turn.right{justify-self:end;border-right:4px solid var(--down)}
      .turn.judge{justify-self:center;border-top:4px solid var(--even)}
      .turn.up{color:inherit}
      .scroll{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:12px;\
      margin:0 0 1rem}
      table{border-collapse:collapse;width:100%;font-size:.9rem;overflow-wrap:break-word}
      td .tag{white-space:nowrap}td{max-width:28rem}
      caption{text-align:left;padding:.8rem 1rem .2rem;font-size:.875rem}
      th,td{text-align:left;vertical-align:top;padding:.5rem .8rem;border-top:1px solid var(--line)}
      thead th{border-top:0;color:var(--soft);font-weight:600;font-size:.8125rem;white-space:nowrap}
      tbody th{font-weight:600}
      td.num,th.num{text-align:right;white-space:nowrap}
      .word{white-space:nowrap}
      th:first-child,td:first-child{padding-left:1rem}
      td.wide{min-width:15rem}
      tr:target th{background:var(--upbg)}
      .notes{margin:0 0 1rem;padding:.8rem 1rem .8rem 2rem;background:var(--evenbg);border-radius:12px}
      figure{margin:0 0 1rem}
      svg{display:block;width:100%;height:auto}
      svg text{font-size:12px;fill:var(--soft);font-variant-numeric:tabular-nums}
      svg .strong{font-weight:700;fill:var(--ink)}
      svg .end{text-anchor:end}svg .middle{text-anchor:middle}
      .grid{stroke:var(--line);stroke-width:1}
      .axis{stroke:var(--soft);stroke-width:1}
      .close{fill:none;stroke:var(--ink);stroke-width:1.8;stroke-linejoin:round}
      .dot{fill:var(--ink);stroke:var(--card);stroke-width:2}
      .mean{fill:none;stroke-width:1.6}
      .mean50{stroke:var(--m50);stroke-dasharray:7 3}
      .mean200{stroke:var(--m200);stroke-dasharray:2 3}
      svg .m50{fill:var(--m50);font-weight:600}svg .m200{fill:var(--m200);font-weight:600}
      .level{stroke-width:1.2}
      .level.plan{stroke:var(--down);stroke-dasharray:10 4}
      .level.cited{stroke:var(--soft);stroke-dasharray:1 4}
      svg .label.plan{fill:var(--down);font-weight:600}
      .asof{stroke:var(--soft);stroke-width:1;stroke-dasharray:3 3}
      .leader{stroke:var(--line);stroke-width:1}
      .fill{fill:var(--up);stroke:var(--card);stroke-width:1}
      svg .filled{fill:var(--up);font-weight:600}
      svg.meter{height:8px;max-width:9rem;margin-top:.35rem}
      .rail{fill:var(--line)}.amount{fill:var(--up)}
      svg.time{width:11rem;height:14px}
      .chart.narrow{display:none}
      footer{padding-top:2rem;padding-bottom:3rem;font-size:.875rem;color:var(--soft)}
      @media (max-width:46rem){body{font-size:15px}h1{font-size:1.7rem}.two,.three{\
      grid-template-columns:minmax(0,1fr)}.turn{width:94%}.chart.wide{display:none}.chart.narrow{display:block}\
      main,header,footer{padding-left:.9rem;padding-right:.9rem}.card{padding:1rem}\
      dl.keys{grid-template-columns:1fr 1fr}th,td{padding:.4rem}table{font-size:.8rem}\
      td .tag{font-size:.75rem;padding:.05rem .3rem}}
      @media print{:root{--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--up:#0a5c9e;\
      --upbg:#fff;--down:#9a4406;--downbg:#fff;--even:#333;--evenbg:#fff;--m50:#7a4fa3;--m200:#00776b}\
      body{font-size:10.5pt}main,header,footer{max-width:none;padding-left:0;padding-right:0}\
      .card,.turn,tr,figure{break-inside:avoid}h2,h3,caption{break-after:avoid}.scroll{overflow:visible}}
      """;

  private ReportStyle() {}

  static String policy() {
    return policy(CSS);
  }

  /**
   * Nothing may be loaded, sent or run; the style sheet is known by its hash.
   *
   * @param css the one that the page has
   * @return a Content-Security-Policy
   */
  public static String policy(String css) {
    return "default-src 'none'; style-src 'sha256-"
        + hash(css)
        + "'; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String css) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
