package tradingagents.lab.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.http.Fields;
import tradingagents.quant.factor.Coefficient;
import tradingagents.quant.factor.FactorFit;
import tradingagents.quant.factor.FactorModel;
import tradingagents.quant.factor.ReturnTable;
import tradingagents.quant.factor.VarianceSplit;

/** Which factors a portfolio's returns came from, with Newey-West errors. */
public final class FactorsStudy implements Study<FactorsStudy.Request, FactorsStudy.Answer> {
  private static final int MOST_PERIODS = 20_000;
  private static final int MOST_FACTORS = 50;

  /**
   * What to explain by what.
   *
   * @param portfolio one series
   * @param factors on the same dates; more before and after are left out
   * @param riskFree the factor that is subtracted from the portfolio instead, or null
   * @param model lags and periods of a year
   */
  public record Request(
      ReturnTable portfolio, ReturnTable factors, @Nullable String riskFree, FactorModel model) {}

  /**
   * The regression; see {@link FactorFit} for each number.
   *
   * @param observations n
   * @param lags of the Newey-West errors
   * @param alpha per period
   * @param alphaAnnual alpha times the periods of a year
   * @param alphaAnnualCompounded compounded
   * @param betas by factor
   * @param coefficients alpha and the factors with their errors
   * @param rSquared share of the variance explained
   * @param adjustedRSquared with the number of factors counted
   * @param residualVolatility per period
   * @param residualVolatilityAnnual times the root of the periods of a year
   * @param standardErrorOfRegression per period, divisor n - k
   * @param variance the split
   * @param factorRowsLeftOut rows of the factors before the portfolio's first date or after its
   *     last
   */
  public record Answer(
      int observations,
      int lags,
      double alpha,
      double alphaAnnual,
      double alphaAnnualCompounded,
      Map<String, Double> betas,
      Map<String, Row> coefficients,
      double rSquared,
      double adjustedRSquared,
      double residualVolatility,
      double residualVolatilityAnnual,
      double standardErrorOfRegression,
      VarianceSplit variance,
      int factorRowsLeftOut) {}

  /**
   * One coefficient; see {@link Coefficient}.
   *
   * @param value the estimate
   * @param standardError Newey-West
   * @param tStatistic value over standardError
   * @param pValue two-sided, Student's t
   * @param pValueNormal two-sided, normal
   * @param standardErrorCorrected with the small-sample factor
   * @param standardErrorOrdinary the textbook one
   */
  public record Row(
      double value,
      double standardError,
      double tStatistic,
      double pValue,
      double pValueNormal,
      double standardErrorCorrected,
      double standardErrorOrdinary) {
    static Row of(Coefficient one) {
      return new Row(
          one.value(),
          one.standardError(),
          one.tStatistic(),
          one.pValue(),
          one.pValueNormal(),
          one.standardErrorCorrected(),
          one.standardErrorOrdinary());
    }
  }

  @Override
  public String kind() {
    return "factors";
  }

  @Override
  public Request read(Fields body) {
    List<LocalDate> dates = Exact.requiredDates(body, "dates", MOST_PERIODS);
    double[] returns = body.requiredDecimals("returns", MOST_PERIODS);
    List<String> names = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    for (Fields factor : body.requiredObjects("factors", MOST_FACTORS)) {
      names.add(factor.requiredText("name"));
      columns.add(factor.requiredDecimals("returns", MOST_PERIODS));
      factor.noOthers();
    }
    String riskFree = body.text("riskFree", text -> text).orElse(null);
    Integer lags = body.number("lags", 0, MOST_PERIODS).orElse(null);
    double periods = body.decimal("periods", 252);
    Request request =
        body.made(() ->
                new Request(
                    new ReturnTable(dates, List.of("returns"), List.of(returns)),
                    new ReturnTable(dates, names, columns),
                    riskFree,
                    new FactorModel(lags, periods)))
            .orElse(null);
    body.done();
    return Objects.requireNonNull(request);
  }

  @Override
  public Answer answer(Request request) {
    ReturnTable factors = request.factors().alignedWith(request.portfolio());
    int leftOut = request.factors().dates().size() - factors.dates().size();
    double[] returns = request.portfolio().columns().getFirst().clone();
    if (request.riskFree() != null) {
      double[] riskFree = factors.column(request.riskFree());
      for (int t = 0; t < returns.length; t++) {
        returns[t] -= riskFree[t];
      }
      factors = without(factors, request.riskFree());
    }
    FactorFit fit = request.model().fit(returns, factors);
    Map<String, Double> betas = new LinkedHashMap<>();
    Map<String, Row> coefficients = new LinkedHashMap<>();
    coefficients.put("alpha", Row.of(fit.alpha()));
    for (Coefficient one : fit.betas()) {
      betas.put(one.name(), one.value());
      coefficients.put(one.name(), Row.of(one));
    }
    return new Answer(
        fit.observations(),
        fit.lags(),
        fit.alpha().value(),
        fit.alphaAnnual(),
        fit.alphaAnnualCompounded(),
        betas,
        coefficients,
        fit.rSquared(),
        fit.adjustedRSquared(),
        fit.residualVolatility(),
        fit.residualVolatility() * Math.sqrt(request.model().periodsPerYear()),
        fit.standardErrorOfRegression(),
        fit.variance(),
        leftOut);
  }

  private static ReturnTable without(ReturnTable table, String name) {
    List<String> names = new ArrayList<>(table.names());
    names.remove(name);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("beside the riskless return there is no factor");
    }
    return new ReturnTable(table.dates(), names, names.stream().map(table::column).toList());
  }
}
