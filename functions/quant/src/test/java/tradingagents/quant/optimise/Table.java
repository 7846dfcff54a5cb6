package tradingagents.quant.optimise;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tables of returns for the tests: from the resources, or drawn with a seed. */
final class Table {
  private Table() {}

  static List<String> lines(String resource) {
    try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static AssetReturns read(String resource) {
    List<String> lines = lines(resource);
    double[][] rows = lines.stream().skip(1).map(Table::numbers).toArray(double[][]::new);
    return new AssetReturns(List.of(lines.getFirst().split(",")), rows);
  }

  static double[] numbers(String line) {
    return Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  /** The numbers of each oracle by its name. */
  static Map<String, double[]> oracles() {
    Function<String, double[]> numbers = line -> numbers(line.substring(line.indexOf(',') + 1));
    return lines("oracles.csv").stream()
        .collect(Collectors.toMap(line -> line.substring(0, line.indexOf(',')), numbers));
  }

  static RandomGenerator chance(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** Returns with one common factor, means of both signs. */
  static AssetReturns drawn(RandomGenerator chance, int periods, int assets) {
    double[] volatility = new double[assets];
    double[] mean = new double[assets];
    for (int i = 0; i < assets; i++) {
      volatility[i] = 0.004 + 0.02 * chance.nextDouble();
      mean[i] = 0.001 * chance.nextGaussian() + 0.0005;
    }
    double[][] rows = new double[periods][assets];
    for (double[] row : rows) {
      double factor = chance.nextGaussian();
      for (int i = 0; i < assets; i++) {
        row[i] = mean[i] + volatility[i] * (0.6 * factor + 0.8 * chance.nextGaussian());
      }
    }
    List<String> names = IntStream.range(0, assets).mapToObj("A%03d"::formatted).toList();
    return new AssetReturns(names, rows);
  }

  /** The same table with the columns in another order. */
  static AssetReturns permuted(AssetReturns returns, int[] order) {
    double[][] rows = new double[returns.periods()][order.length];
    for (int t = 0; t < rows.length; t++) {
      for (int i = 0; i < order.length; i++) {
        rows[t][i] = returns.at(t, order[i]);
      }
    }
    return new AssetReturns(Arrays.stream(order).mapToObj(returns.names()::get).toList(), rows);
  }

  static AssetReturns of(String names, double[]... rows) {
    return new AssetReturns(List.of(names.split(",")), rows);
  }

  static double[] weights(OptimalPortfolio portfolio) {
    return portfolio.weights().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
