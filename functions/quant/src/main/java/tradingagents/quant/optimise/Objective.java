package tradingagents.quant.optimise;

/**
 * What a portfolio is to be best at. Each objective is a value with its own parameters; which
 * constraints it can honour is said in its Javadoc, and the {@link Optimiser} refuses the others
 * with a sentence.
 */
public sealed interface Objective
    permits MinVariance,
        MaxSharpe,
        TargetReturn,
        MinCvar,
        RiskParity,
        HierarchicalRiskParity,
        BlackLitterman {

  /** The word for it: {@code min-variance}, {@code hrp} and so on. */
  String name();
}
