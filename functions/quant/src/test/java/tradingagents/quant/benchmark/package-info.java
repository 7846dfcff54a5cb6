/** Benchmarks by JMH; docs/benchmarks/quant.sh runs them. */
package tradingagents.quant.benchmark;
