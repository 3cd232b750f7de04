package io.pulsemill.plan;

import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.costmodel.TradeoffJson;
import io.pulsemill.costmodel.TrainingPlan;
import io.pulsemill.optimize.OptimizerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;

/** The pictures of docs/scale.md, and their numbers: all of them simulated. */
public final class ScaleCharts {
  private static final List<Integer> WORKERS = List.of(10, 30, 100, 300, 1_000, 3_000, 10_000);
  private static final int STAR = Integer.MAX_VALUE;
  private static final int WIDTH = 720;
  private static final int HEIGHT = 420;

  private final Tradeoff measured;
  private final Path folder;
  private final StringBuilder numbers = new StringBuilder();

  private ScaleCharts(Tradeoff measured, Path folder) {
    this.measured = measured;
    this.folder = folder;
  }

  /** Arguments: a tradeoff.json, and the folder of the pictures and of numbers.txt. */
  public static void main(String[] args) throws IOException {
    System.setProperty("java.awt.headless", "true");
    Path costs = Path.of(args[0]);
    ScaleCharts charts =
        new ScaleCharts(
            TradeoffJson.read(Files.readString(costs), costs.toString()), Path.of(args[1]));
    charts.secondsByWorkers();
    charts.whereSecondsGo();
    charts.starAndTree();
    charts.failures();
    Files.writeString(charts.folder.resolve("numbers.txt"), charts.numbers);
  }

  private static TrainingPlan newton(long rows) {
    return new TrainingPlan(rows, 0.7, 7, 3, OptimizerKind.NEWTON, 100);
  }

  private Plan plan(TrainingPlan what, Integer passes, double failures, int fanIn) {
    return new Plan(
        measured, new PlannedTraining(what, passes, null, null, null, 10, failures, fanIn));
  }

  private void secondsByWorkers() throws IOException {
    XYChart chart = lines("workers", "seconds, simulated");
    for (long rows : new long[] {1_000_000_000L, 10_000_000_000L, 100_000_000_000L}) {
      Plan plan = plan(newton(rows), null, 0, 0);
      numbers.append("%n%,d rows%n".formatted(rows));
      List<EngineKind> engines = List.of(EngineKind.JOBS, EngineKind.RESIDENT, EngineKind.FUSED);
      numbers.append(new PlanText(plan, engines, WORKERS).text());
      String exponent = "10^" + Math.round(Math.log10((double) rows));
      for (EngineKind engine : List.of(EngineKind.JOBS, EngineKind.RESIDENT)) {
        line(
            chart,
            "%s, %s rows".formatted(engine, exponent),
            workers -> plan.simulate(engine, workers).seconds());
      }
    }
    save(chart, "seconds-by-workers");
  }

  private void whereSecondsGo() throws IOException {
    Plan plan = plan(newton(100_000_000_000L), null, 0, 0);
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle("workers")
            .yAxisTitle("seconds, simulated")
            .build();
    chart.getStyler().setStacked(true);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    List<Integer> workers = WORKERS.stream().filter(count -> count >= 300).toList();
    List<Planned> planned =
        workers.stream().map(count -> plan.simulate(EngineKind.RESIDENT, count)).toList();
    for (Planned.Part part : Planned.Part.values()) {
      List<Double> seconds = planned.stream().map(one -> one.seconds(part)).toList();
      chart.addSeries(part.toString(), workers.stream().map(String::valueOf).toList(), seconds);
    }
    save(chart, "where-seconds-go");
  }

  private void starAndTree() throws IOException {
    XYChart chart = lines("members", "ms to sum, simulated");
    numbers.append(
        "%nms of a pass that computes nothing, star and tree%n%10s".formatted("members"));
    List<double[]> shapes =
        List.of(new double[] {7, 3, 1}, new double[] {500, 20, 0}, new double[] {100, 10, 1});
    List<String> names = List.of("5 KB", "200 KB", "6 MB");
    names.forEach(name -> numbers.append("%12s%12s".formatted(name, "tree")));
    List<List<Double>> all = new ArrayList<>();
    for (int fanIn : new int[] {STAR, 0}) {
      for (int s = 0; s < shapes.size(); s++) {
        double[] shape = shapes.get(s);
        ToDoubleFunction<Integer> millis = members -> 1e3 * messages(members, shape, fanIn);
        all.add(WORKERS.stream().map(millis::applyAsDouble).toList());
        line(chart, names.get(s) + (fanIn == STAR ? ", star" : ", tree"), millis);
      }
    }
    for (int w = 0; w < WORKERS.size(); w++) {
      numbers.append("%n%,10d".formatted(WORKERS.get(w)));
      for (int s = 0; s < shapes.size(); s++) {
        numbers.append(
            "%,12.1f%,12.1f".formatted(all.get(s).get(w), all.get(shapes.size() + s).get(w)));
      }
    }
    numbers.append('\n');
    save(chart, "star-and-tree");
  }

  /** Seconds of a pass over a row for each member. */
  private double messages(int members, double[] shape, int fanIn) {
    OptimizerKind optimizer = shape[2] == 1 ? OptimizerKind.NEWTON : OptimizerKind.LBFGS;
    long rows = (long) members * TrainingPlan.ROW_GROUP;
    TrainingPlan what =
        new TrainingPlan(rows, 1e-5, (int) shape[0], (int) shape[1], optimizer, 100);
    return plan(what, 9, 0, fanIn).simulate(EngineKind.FUSED, members).medianPass();
  }

  private void failures() throws IOException {
    XYChart chart = lines("workers lost, per 1,000 workers and day", "seconds, simulated");
    List<Double> perDay = List.of(0.1, 1.0, 10.0, 100.0, 1_000.0, 10_000.0);
    numbers.append(
        "%n10^11 rows, 1,000 workers; lost per 1,000 and day, seconds, tasks lost%n".formatted());
    for (EngineKind engine : List.of(EngineKind.RESIDENT, EngineKind.JOBS)) {
      List<Double> seconds = new ArrayList<>();
      for (double lost : perDay) {
        Planned planned =
            plan(newton(100_000_000_000L), null, lost / 24_000, 0).simulate(engine, 1_000);
        seconds.add(planned.seconds());
        numbers.append(
            "%-10s%,10.1f%10.1f%8d%n"
                .formatted(engine, lost, planned.seconds(), planned.failures()));
      }
      chart.addSeries(engine.key(), perDay, seconds);
    }
    save(chart, "failures");
  }

  private static XYChart lines(String across, String up) {
    XYChart chart =
        new XYChartBuilder().width(WIDTH).height(HEIGHT).xAxisTitle(across).yAxisTitle(up).build();
    chart.getStyler().setXAxisLogarithmic(true);
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    return chart;
  }

  private static void line(XYChart chart, String name, ToDoubleFunction<Integer> seconds) {
    List<Double> ys = WORKERS.stream().map(seconds::applyAsDouble).toList();
    chart.addSeries(name, WORKERS, ys);
  }

  private void save(Chart<?, ?> chart, String name) throws IOException {
    ChartEncoder.saveChart(chart, folder.resolve(name + ".png").toString(), "png");
  }
}
