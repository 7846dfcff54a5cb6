/** Holds the pages to what they say. */
package tradingagents.docs;
