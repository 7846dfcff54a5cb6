/**
 * What a person and a program get to see of a run: one tree, shown as JSON, Markdown and HTML, so
 * that the API and the command line show the same. JDK only; every text of a run is untrusted and
 * is shown as text. Start with {@link tradingagents.desk.report.EvidenceLine}.
 */
package tradingagents.desk.report;
