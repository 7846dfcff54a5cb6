package tradingagents.local.table;

/** Where moto 5.2.1, the endpoint at hand to compare with, is known to differ from DynamoDB. */
enum Difference {
  /** It answers a repeated transaction by running it again. */
  IGNORES_REQUEST_TOKENS,
  /** Its sentence differs, or it does not refuse at all what DynamoDB refuses. */
  LENIENT_VALIDATION,
  /** Its consumed capacity is a constant. */
  NO_CAPACITY_RULES,
  /** It creates an item when a REMOVE meets none. */
  REMOVE_CREATES_ITEM,
  /** It serves what the embedded engine refuses: Scan, legacy parameters, batches. */
  SUPPORTS_MORE,
  /** It ends a page at 1 MB by other rules. */
  PAGE_SIZE,
  /** It gives list parts and numbers back in another shape. */
  UPDATED_VALUES_SHAPE,
  /** It sorts byte strings and texts by other rules. */
  KEY_ORDER,
  /** It answers 500 to what DynamoDB refuses or finds false. */
  CRASHES,
  /** It is not safe under concurrent requests. */
  RACES
}
