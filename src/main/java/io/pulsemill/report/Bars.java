package io.pulsemill.report;

import io.pulsemill.timing.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.internal.chartpart.IChart;

/** Seconds stacked by phase, one bar per stage or run. */
final class Bars {
  /** Least seconds that a table shows. */
  private static final double SHOWN = 0.005;

  /** Beyond this many bars, labels are rotated. */
  private static final int LEVEL = 3;

  private final List<Bar> bars = new ArrayList<>();

  /**
   * One bar.
   *
   * @param seconds of each phase in order, then the unattributed ones
   */
  private record Bar(String name, long rows, double all, List<Double> seconds) {}

  /** Adds a bar; {@code phases}: seconds of each phase. */
  void add(String name, long rows, double all, ToDoubleFunction<Phase> phases) {
    List<Double> seconds = new ArrayList<>();
    double sum = 0;
    for (Phase part : Phase.values()) {
      double some = phases.applyAsDouble(part);
      seconds.add(some);
      sum += some;
    }
    seconds.add(all - sum);
    bars.add(new Bar(name, rows, all, seconds));
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    Arrays.stream(Phase.values()).forEach(part -> names.add(words(part.key())));
    names.add("unattributed");
    return names;
  }

  /** The phases that took time in any of the bars. */
  List<Picture.Key> keys() {
    List<String> names = names();
    return used().stream().map(part -> new Picture.Key(names.get(part), part)).toList();
  }

  private List<Integer> used() {
    return IntStream.range(0, Phase.values().length + 1)
        .filter(part -> bars.stream().anyMatch(bar -> Math.abs(bar.seconds.get(part)) >= SHOWN))
        .boxed()
        .toList();
  }

  IChart chart() {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(Picture.WIDTH)
            .height(Picture.HEIGHT)
            .yAxisTitle("seconds")
            .build();
    Picture.style(chart.getStyler());
    chart.getStyler().setStacked(true).setAvailableSpaceFill(0.6);
    chart
        .getStyler()
        .setXAxisTitleVisible(false)
        .setXAxisTickMarkSpacingHint(1); // no name left out
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    List<String> x = bars.stream().map(Bar::name).toList();
    List<String> names = names();
    for (int part : used()) {
      List<Double> y = bars.stream().map(bar -> Math.max(0, bar.seconds.get(part))).toList();
      chart.addSeries(names.get(part), x, y).setFillColor(Ink.series(part));
    }
    if (bars.size() > LEVEL) {
      chart.getStyler().setXAxisLabelRotation(40);
    }
    return chart;
  }

  Table table(String what) {
    List<String> names = names();
    List<Integer> used = used();
    List<String> heads = new ArrayList<>(List.of(what, "rows", "seconds"));
    used.forEach(part -> heads.add(names.get(part)));
    List<List<String>> rows = new ArrayList<>();
    for (Bar bar : bars) {
      List<String> row =
          new ArrayList<>(List.of(bar.name, Figures.whole(bar.rows), Figures.seconds(bar.all)));
      used.forEach(part -> row.add(Figures.seconds(bar.seconds.get(part))));
      rows.add(row);
    }
    return new Table(heads, rows);
  }

  private static String words(String key) {
    return key.replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT);
  }
}
