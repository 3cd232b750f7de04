package io.pulsemill.tradeoff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;

/**
 * The costs of an engine, fitted to its runs: non-negative least squares over a handful of terms
 * that follow from how the engine works, as in Ernest (Venkataraman et al., NSDI 2016).
 *
 * <pre>
 *   seconds = start + reads · rows · (d + 1) · b / parallelism
 *             + rounds · c + passes · trainingRows · multiplyAdds · e / parallelism + bytes · f
 * </pre>
 *
 * Each run counts by 1 / seconds, so relative errors are what is least. A term that the runs cannot
 * tell from those before it is left out: its seconds are in theirs.
 */
public final class CostModel {
  /** A column is of use where the columns before it leave this share of its length unexplained. */
  private static final double APART = 0.15;

  /** Bytes can be told from passes only where the numbers of tasks differ by this factor. */
  private static final int TASKS_APART = 4;

  private CostModel() {}

  /** The costs of each engine that was measured; engines without runs are not in it. */
  public static Map<EngineKind, EngineCosts> fit(MeasuredTable table, List<MeasuredRun> runs) {
    Map<EngineKind, EngineCosts> costs = new EnumMap<>(EngineKind.class);
    for (EngineKind engine : EngineKind.values()) {
      List<MeasuredRun> own = runs.stream().filter(run -> run.engine() == engine).toList();
      if (!own.isEmpty()) {
        costs.put(engine, fit(engine, table, own));
      }
    }
    return costs;
  }

  private static EngineCosts fit(EngineKind engine, MeasuredTable table, List<MeasuredRun> runs) {
    List<CostTerm> terms = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    List<Double> lengths = new ArrayList<>();
    for (CostTerm term : candidates(engine, runs)) {
      double[] column =
          runs.stream()
              .mapToDouble(run -> term.amount(Workload.of(run, table)) / run.seconds())
              .toArray();
      double length = new ArrayRealVector(column, false).getNorm();
      double[] unit = Arrays.stream(column).map(value -> value / length).toArray();
      if (length > 0 && columns.size() < runs.size() && unexplained(unit, columns) > APART) {
        terms.add(term);
        columns.add(unit);
        lengths.add(length);
      }
    }
    double[] ones = new double[runs.size()];
    Arrays.fill(ones, 1); // measured seconds, in measured seconds
    double[] solved = NonNegativeLeastSquares.solve(rows(columns, runs.size()), ones);
    Map<CostTerm, Double> costs = new EnumMap<>(CostTerm.class);
    for (int i = 0; i < terms.size(); i++) {
      costs.put(terms.get(i), solved[i] / lengths.get(i));
    }
    return new EngineCosts(costs);
  }

  /** In the order in which they are to stand for each other. */
  private static List<CostTerm> candidates(EngineKind engine, List<MeasuredRun> runs) {
    List<CostTerm> terms = new ArrayList<>();
    if (Workload.isJobs(engine)) {
      terms.addAll(
          List.of(CostTerm.PASS, CostTerm.READ_VALUE, CostTerm.MULTIPLY_ADD, CostTerm.START));
    } else {
      terms.addAll(
          List.of(CostTerm.START, CostTerm.MULTIPLY_ADD, CostTerm.READ_VALUE, CostTerm.PASS));
    }
    int most = runs.stream().mapToInt(MeasuredRun::parallelism).max().orElseThrow();
    int fewest = runs.stream().mapToInt(MeasuredRun::parallelism).min().orElseThrow();
    if (engine != EngineKind.LOCAL && most >= TASKS_APART * fewest) {
      terms.add(CostTerm.MOVED_BYTE);
    }
    return terms;
  }

  /** Length of what the columns leave of a unit vector. */
  private static double unexplained(double[] unit, List<double[]> columns) {
    if (columns.isEmpty()) {
      return 1;
    }
    Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(rows(columns, unit.length), false);
    ArrayRealVector vector = new ArrayRealVector(unit, false);
    return vector
        .subtract(matrix.operate(new QRDecomposition(matrix).getSolver().solve(vector)))
        .getNorm();
  }

  private static double[][] rows(List<double[]> columns, int rows) {
    double[][] matrix = new double[rows][columns.size()];
    for (int j = 0; j < columns.size(); j++) {
      for (int i = 0; i < rows; i++) {
        matrix[i][j] = columns.get(j)[i];
      }
    }
    return matrix;
  }
}
