/**
 * Reads {@code template.yaml} and the templates it includes, so that what runs on a laptop is what
 * is deployed. Start with {@link tradingagents.local.template.SamTemplate}.
 */
package tradingagents.local.template;
