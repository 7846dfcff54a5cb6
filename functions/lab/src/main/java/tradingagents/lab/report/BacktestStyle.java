package tradingagents.lab.report;

import tradingagents.desk.report.ReportStyle;

/** The style sheet of backtest pages: that of the performance page, bars and a map. */
final class BacktestStyle {
  static final String CSS =
      PageStyle.CSS
          + """
          .fan{fill:none;stroke:var(--even);stroke-width:1.2;stroke-linejoin:round}
          svg .l-fan{fill:var(--even)}
          .bar-own{fill:var(--up)}.bar-other{fill:var(--even);fill-opacity:.55}
          svg rect.g1,svg rect.g2,svg rect.g3,svg rect.g4,svg rect.g5{fill:var(--up);background:none}
          svg rect.f1,svg rect.f2,svg rect.f3,svg rect.f4,svg rect.f5{fill:var(--down);background:none}
          svg rect.g1,svg rect.f1{fill-opacity:.15}svg rect.g2,svg rect.f2{fill-opacity:.35}
          svg rect.g3,svg rect.f3{fill-opacity:.55}svg rect.g4,svg rect.f4{fill-opacity:.75}
          svg rect.zero{fill:var(--line)}
          rect.best{fill:none;stroke:var(--ink);stroke-width:2}
          dl.keys+p{margin-top:1rem}
          p.warning{border-left:4px solid var(--down);padding-left:.8rem;font-weight:600}
          """;

  private BacktestStyle() {}

  static String policy() {
    return ReportStyle.policy(CSS);
  }
}
