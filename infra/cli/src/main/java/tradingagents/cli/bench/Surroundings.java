package tradingagents.cli.bench;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.Env;
import tradingagents.cli.backtest.Screen;
import tradingagents.local.LocalTables;

/**
 * What a bench finds where it is typed.
 *
 * @param screen where it is typed
 * @param environment where models, keys and limits are
 * @param clock the time
 * @param tables opens the tables of a data folder, which is made if it is not there; null means the
 *     user's
 * @param newId a new, unique name
 */
public record Surroundings(
    Screen screen,
    Env environment,
    InstantSource clock,
    Function<@Nullable Path, LocalTables> tables,
    Supplier<String> newId) {}
