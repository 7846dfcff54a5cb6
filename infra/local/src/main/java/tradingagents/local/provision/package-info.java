/**
 * Makes at an AWS endpoint what the templates declare, and finds what is there already. Start with
 * {@link tradingagents.local.provision.Provisioned}.
 */
package tradingagents.local.provision;
