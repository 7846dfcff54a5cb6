package tradingagents.quant.factor;

/**
 * One estimated coefficient of a linear regression: the intercept (a return per period) or the
 * exposure to one factor (a plain number). Standard error and t statistic are Newey-West's, without
 * a small-sample correction; the two others of each kind have names of their own. NaN where the
 * residuals leave nothing to estimate an error from.
 *
 * @param name of the factor, or {@code alpha}
 * @param value the least-squares estimate
 * @param standardError Newey-West (HAC, Bartlett kernel), without the factor n / (n - k)
 * @param tStatistic value over standardError
 * @param pValue two-sided, of Student's t with n - k degrees of freedom
 * @param pValueNormal two-sided, of the normal distribution (what statsmodels prints for HAC)
 * @param standardErrorCorrected standardError times sqrt(n / (n - k)) (statsmodels'
 *     use_correction=True)
 * @param standardErrorOrdinary the textbook error that supposes equal and independent residuals
 */
public record Coefficient(
    String name,
    double value,
    double standardError,
    double tStatistic,
    double pValue,
    double pValueNormal,
    double standardErrorCorrected,
    double standardErrorOrdinary) {}
