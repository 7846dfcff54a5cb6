/**
 * The ledger on DynamoDB, reading side: accounts, the trading switch and the journal. Start with
 * {@link tradingagents.chain.ledger.DynamoAccounts}; only the broker's door writes orders.
 */
package tradingagents.chain.ledger;
