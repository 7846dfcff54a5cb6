package tradingagents.local.table;

/** An item's key in a table or index, in the encoding that sorts; no range key is no bytes. */
record ItemKey(Bytes hash, Bytes range) {}
