package tradingagents.local.table;

import java.util.Set;

/** A parsed expression and the placeholders in it; the same text parses once. */
record Parsed<T>(T tree, Set<String> names, Set<String> values) {}
