/** Tests of the table engine; start with {@link tradingagents.local.table.TableContract}. */
package tradingagents.local.table;
