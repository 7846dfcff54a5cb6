package tradingagents.quant.optimise;

/**
 * Hierarchical risk parity: assets are put in order by a tree of their correlations (single
 * linkage), then the portfolio is halved again and again, each half weighted by the inverse of its
 * variance. Needs no inverse of the covariance, only that no asset is constant. Honours bounds:
 * each split is kept where both halves can hold what they get. Refuses groups, turnover and a least
 * return. The tree is built over the assets in the order of their names, so the order of the
 * columns never matters, not even with ties. Source: M. Lopez de Prado, Building diversified
 * portfolios that outperform out of sample, Journal of Portfolio Management 42 (2016).
 *
 * @param distance which distance the tree is built on
 */
public record HierarchicalRiskParity(Distance distance) implements Objective {
  /** The two distances in use. */
  public enum Distance {
    /** Of the paper: the Euclidean distance of two columns of the correlation distances. */
    EUCLIDEAN,
    /** The correlation distance itself, {@code sqrt((1 - rho) / 2)}. */
    CORRELATION
  }

  /** With the distance of the paper. */
  public HierarchicalRiskParity() {
    this(Distance.EUCLIDEAN);
  }

  @Override
  public String name() {
    return "hrp";
  }
}
