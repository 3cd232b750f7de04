package io.pulsemill.costmodel;

import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseTimes;
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
 *   seconds = start + reads · rows · (d + 1) · b / readers
 *             + rounds · c + launches · tasks / workers · g + passes · trainingRows · multiplyAdds · e / parallelism + bytes · f
 * </pre>
 *
 * Each run counts by 1 / seconds, so relative errors are what is least. A term that the runs cannot
 * tell from those before it is left out: its seconds are in theirs.
 */
public final class CostModel {
  /** A column is of use if the columns before it leave this share of its length unexplained. */
  private static final double APART = 0.15;

  /** Bytes can be separated from passes only if the numbers of tasks differ by this factor. */
  private static final int TASKS_APART = 4;

  private CostModel() {}

  /**
   * The costs of each engine that was measured; engines without runs are not in it.
   *
   * @param workers machines of the cluster that was measured
   */
  public static Map<EngineKind, EngineCosts> fit(
      MeasuredTable table, int workers, List<MeasuredRun> runs) {
    Map<EngineKind, EngineCosts> costs = new EnumMap<>(EngineKind.class);
    for (EngineKind engine : EngineKind.values()) {
      List<MeasuredRun> own = runs.stream().filter(run -> run.engine() == engine).toList();
      if (!own.isEmpty()) {
        costs.put(engine, fit(engine, table, workers, own));
      }
    }
    return costs;
  }

  /** The costs of an engine by its own runs, at least one. */
  static EngineCosts fit(
      EngineKind engine, MeasuredTable table, int workers, List<MeasuredRun> runs) {
    List<Workload> works = runs.stream().map(run -> Workload.of(run, table, workers)).toList();
    double[] all = runs.stream().mapToDouble(MeasuredRun::seconds).toArray();
    double[] onRows = runs.stream().mapToDouble(CostModel::onRows).toArray();
    if (Arrays.stream(onRows).allMatch(seconds -> seconds == 0)) { // the runs do not determine it
      return new EngineCosts(fit(candidates(engine, runs, true, true), works, all, all));
    }
    double[] beside = new double[all.length];
    Arrays.setAll(beside, i -> Math.max(0, all[i] - onRows[i]));
    Map<CostTerm, Double> costs = fit(candidates(engine, runs, false, true), works, beside, all);
    fit(candidates(engine, runs, true, false), works, onRows, all)
        .forEach((term, cost) -> costs.merge(term, cost, Double::sum));
    return new EngineCosts(costs);
  }

  /** Seconds that grow with the rows. */
  private static double onRows(MeasuredRun run) {
    PhaseTimes parts = run.parts();
    return parts.of(Phase.READ) + parts.of(Phase.DECODE) + parts.of(Phase.COMPUTE);
  }

  /** The terms that give {@code seconds} best, each counted by 1 / {@code scale}. */
  private static Map<CostTerm, Double> fit(
      List<CostTerm> candidates, List<Workload> works, double[] seconds, double[] scale) {
    List<CostTerm> terms = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    List<Double> lengths = new ArrayList<>();
    for (CostTerm term : candidates) {
      double[] column = new double[works.size()];
      Arrays.setAll(column, i -> term.amount(works.get(i)) / scale[i]);
      double length = new ArrayRealVector(column, false).getNorm();
      double[] unit = Arrays.stream(column).map(value -> value / length).toArray();
      if (length > 0 && columns.size() < column.length && unexplained(unit, columns) > APART) {
        terms.add(term);
        columns.add(unit);
        lengths.add(length);
      }
    }
    double[] target = new double[seconds.length];
    Arrays.setAll(target, i -> seconds[i] / scale[i]);
    double[] solved = NonNegativeLeastSquares.solve(rows(columns, target.length), target);
    Map<CostTerm, Double> costs = new EnumMap<>(CostTerm.class);
    for (int i = 0; i < terms.size(); i++) {
      costs.put(terms.get(i), solved[i] / lengths.get(i));
    }
    return costs;
  }

  /** In the order in which they are to stand for each other. */
  private static List<CostTerm> candidates(
      EngineKind engine, List<MeasuredRun> runs, boolean onRows, boolean beside) {
    List<CostTerm> terms = new ArrayList<>();
    boolean jobs = Workload.isJobs(engine);
    terms.add(jobs ? CostTerm.PASS : CostTerm.START);
    if (beside) {
      terms.add(CostTerm.TASK);
    }
    if (onRows) {
      if (!jobs) { // a job reads with each pass: the two cannot be separated
        terms.add(CostTerm.MULTIPLY_ADD);
      }
      terms.add(CostTerm.READ_VALUE);
    }
    terms.add(jobs ? CostTerm.START : CostTerm.PASS);
    int most = runs.stream().mapToInt(MeasuredRun::parallelism).max().orElseThrow();
    int fewest = runs.stream().mapToInt(MeasuredRun::parallelism).min().orElseThrow();
    if (beside && engine != EngineKind.LOCAL && most >= TASKS_APART * fewest) {
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
