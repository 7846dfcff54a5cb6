/**
 * The tables of the embedded stack: DynamoDB's semantics on SQLite. Start with {@link
 * tradingagents.local.table.TableEngine}; {@link tradingagents.local.table.TableService} offers it
 * to SDK clients.
 */
package tradingagents.local.table;
