package tradingagents.lab.report;

import tradingagents.desk.report.ReportStyle;

/** The style sheet of the performance page: that of all reports, charts and a heat map. */
final class PageStyle {
  static final String CSS =
      ReportStyle.CSS
          + """
          .own{fill:none;stroke:var(--up);stroke-width:1.9;stroke-linejoin:round}
          .other{fill:none;stroke:var(--even);stroke-width:1.5;stroke-dasharray:5 3}
          .under{fill:none;stroke:var(--down);stroke-width:1.6;stroke-linejoin:round}
          .water{fill:var(--down);fill-opacity:.16;stroke:none}
          svg .l-own{fill:var(--up);font-weight:700}svg .l-other{fill:var(--even);font-weight:600}
          svg .l-under{fill:var(--down);font-weight:700}
          dl.keys dd.figure{font-size:1.4rem}
          table.heat{font-size:.82rem}
          table.heat td,table.heat thead th{text-align:right;white-space:nowrap;padding:.4rem .5rem}
          table.heat th:first-child{text-align:left}
          table.heat td.year{font-weight:700;border-left:1px solid var(--line)}
          .g1,.g2,.g3,.g4,.g5,.f1,.f2,.f3,.f4,.f5{-webkit-print-color-adjust:exact;print-color-adjust:exact}
          .g1{background:color-mix(in srgb,var(--up) 8%,var(--card))}
          .g2{background:color-mix(in srgb,var(--up) 18%,var(--card))}
          .g3{background:color-mix(in srgb,var(--up) 28%,var(--card))}
          .g4{background:color-mix(in srgb,var(--up) 38%,var(--card))}
          .g5{background:color-mix(in srgb,var(--up) 48%,var(--card))}
          .f1{background:color-mix(in srgb,var(--down) 8%,var(--card))}
          .f2{background:color-mix(in srgb,var(--down) 18%,var(--card))}
          .f3{background:color-mix(in srgb,var(--down) 28%,var(--card))}
          .f4{background:color-mix(in srgb,var(--down) 38%,var(--card))}
          .f5{background:color-mix(in srgb,var(--down) 48%,var(--card))}
          .tables{columns:2 22rem;column-gap:1rem}.tables>.scroll{break-inside:avoid}
          @media print{@page{margin:14mm}.chart.wide{display:block}.chart.narrow{display:none}\
          dl.keys{grid-template-columns:repeat(4,minmax(0,1fr))}section{break-inside:auto}\
          table.heat{font-size:7.5pt}table.heat td,table.heat thead th{padding:2pt 3pt}\
          .tables{columns:2}table{font-size:8.5pt}\
          th,td{padding:3pt 5pt}h2{margin-top:1.4rem}}
          """;

  private PageStyle() {}

  static String policy() {
    return ReportStyle.policy(CSS);
  }
}
