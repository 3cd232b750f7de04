package io.pulsemill.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;

/** Draws a {@link History}: CPU of features and pipeline beside the scanner's, run by run. */
final class HistoryChart {
  private static final List<String> STAGES = List.of("features", "pipeline");

  private HistoryChart() {}

  /** {@code HistoryChart HISTORY PNG}. */
  public static void main(String[] words) throws IOException {
    System.setProperty("java.awt.headless", "true");
    ChartEncoder.saveChart(
        chart(new ObjectMapper().readTree(Path.of(words[0]).toFile())), words[1], "png");
  }

  /** A line for each stage and data: of each run that has it, its CPU over the scanner's. */
  static XYChart chart(JsonNode runs) {
    Map<String, List<double[]>> lines = new TreeMap<>();
    int number = 0;
    for (JsonNode run : runs) {
      number++;
      for (JsonNode median : run.path("medians")) {
        double times = median.path("timesScanner").asDouble(Double.NaN);
        if (STAGES.contains(median.path("stage").asText()) && Double.isFinite(times)) {
          String name = median.get("stage").asText() + ", " + median.get("data").asText();
          lines.computeIfAbsent(name, key -> new ArrayList<>()).add(new double[] {number, times});
        }
      }
    }
    XYChart chart =
        new XYChartBuilder()
            .width(720)
            .height(400)
            .xAxisTitle("run of bench.sh, the latest on the right")
            .yAxisTitle("CPU, times that of a scan")
            .build();
    chart.getStyler().setYAxisLogarithmic(true); // small data pay mostly for the start
    chart.getStyler().setYAxisMin(1.0);
    chart.getStyler().setXAxisDecimalPattern("0");
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    lines.forEach(
        (name, points) ->
            chart.addSeries(
                name,
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray()));
    return chart;
  }
}
