package tradingagents.cli.backtest;

import java.io.PrintStream;

/**
 * Where a command is typed.
 *
 * @param out for answers
 * @param err for everything else
 * @param interactive whether a person is looking
 */
public record Screen(PrintStream out, PrintStream err, boolean interactive) {}
