/** The ledger's adapters on the table engine. Start with {@code DynamoLedgerTest}. */
package tradingagents.local.ledger;
