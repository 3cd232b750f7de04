package io.pulsemill.report;

import java.awt.AWTError;
import java.awt.BasicStroke;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws charts as SVG for a page: no fixed color, no fixed size, no font to load. */
final class Picture {
  static final int WIDTH = 480;
  static final int HEIGHT = 320;

  private static final int LINES = 1;

  private static final Pattern PROLOGUE = Pattern.compile("^.*?(?=<svg)", Pattern.DOTALL);
  private static final Pattern SIZE = Pattern.compile("<svg[^>]*>");

  /** Beyond a hundredth of a pixel they are invisible, and they are half of the page. */
  private static final Pattern DECIMALS = Pattern.compile("(\\.\\d\\d)\\d+");

  private static final Pattern CLIP = Pattern.compile("clip-?\\d+");

  /** What a color stands for. */
  record Key(String name, int color) {}

  private final HtmlWriter page;
  private final List<Plot> drawn = new ArrayList<>();
  private int number;

  Picture(HtmlWriter page) {
    this.page = page;
    System.setProperty("java.awt.headless", "true"); // before AWT looks for a screen
  }

  /**
   * Writes a figure; if this JVM cannot draw, one line reports it: the numbers are in the tables.
   *
   * @param keys what the colors stand for; empty if there is nothing to distinguish
   */
  void draw(String title, String caption, List<Key> keys, Supplier<IChart> chart) {
    HtmlWriter figure = HtmlWriter.part().open("figure");
    String svg = "";
    try {
      svg = svg(title, chart.get());
      figure.trusted(svg);
    } catch (LinkageError | AWTError | InternalError | RuntimeException | IOException e) {
      figure.element(
          "p",
          "No picture of %s: this JVM cannot draw (%s); fonts and fontconfig may be missing."
              .formatted(title, e),
          "class",
          "missing");
    }
    legend(keys, figure);
    figure.open("figcaption").element("strong", title + ". ").text(caption).close().close();
    String html = figure.page().strip();
    page.trusted(html + "\n");
    drawn.add(new Plot(title, svg, html));
  }

  /** The pictures so far. */
  List<Plot> drawn() {
    return List.copyOf(drawn);
  }

  private String svg(String title, IChart chart) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ChartEncoder.saveChart(chart, bytes, "svg");
    String drawn = PROLOGUE.matcher(bytes.toString(StandardCharsets.UTF_8)).replaceFirst("");
    number++;
    String label = HtmlWriter.part().element("title", title).page().strip();
    String head =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %d %d\">%s"
            .formatted(chart.getWidth(), chart.getHeight(), label);
    drawn = SIZE.matcher(drawn).replaceFirst(Matcher.quoteReplacement(head));
    return Ink.named(numbered(DECIMALS.matcher(drawn).replaceAll("$1")))
        .replaceAll("\\s*\\n\\s*", " ");
  }

  /** Names of clips are hash codes: here each is the picture's and its own number. */
  private String numbered(String svg) {
    Map<String, String> names = new HashMap<>();
    return CLIP.matcher(svg)
        .replaceAll(
            clip ->
                names.computeIfAbsent(
                    clip.group(), name -> "clip-%d-%d".formatted(number, names.size() + 1)));
  }

  /** An empty chart of points and lines in the style of the page. */
  static XYChart lines(String x, String y) {
    XYChart chart =
        new XYChartBuilder().width(WIDTH).height(HEIGHT).xAxisTitle(x).yAxisTitle(y).build();
    style(chart.getStyler());
    return chart;
  }

  /** The style of the page. */
  static void style(AxesChartStyler style) {
    style.setChartBackgroundColor(Ink.PAPER);
    style.setPlotBackgroundColor(Ink.PAPER);
    style.setPlotBorderVisible(false);
    style.setLegendVisible(false); // the page has a better one
    style.setChartTitleVisible(false);
    style.setChartFontColor(Ink.TEXT);
    style.setChartPadding(8);
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    style.setAxisTitleFont(font).setAxisTickLabelsFont(font);
    style.setAxisTickLabelsColor(Ink.TEXT).setAxisTickMarksColor(Ink.DIM);
    style
        .setPlotGridLinesColor(Ink.GRID)
        .setPlotGridLinesStroke(new BasicStroke(1)); // not dashed: small
    style.setXAxisTitleColor(Ink.TEXT);
    style.setYAxisTitleColor(Ink.TEXT);
    style.setXAxisTickMarkSpacingHint(80).setYAxisTickMarkSpacingHint(44);
    style.setMarkerSize(7);
  }

  /** Gives a series the color of its number; gray is kept for what is none. */
  static XYSeries color(XYSeries series, int i) {
    series.setLineColor(Ink.series(i + LINES));
    series.setMarkerColor(Ink.series(i + LINES));
    series.setMarker(SeriesMarkers.CIRCLE);
    return series;
  }

  private static void legend(List<Key> keys, HtmlWriter page) {
    if (keys.isEmpty()) {
      return;
    }
    page.open("ul", "class", "legend");
    for (Key key : keys) {
      String color = "background:" + Ink.seriesVariable(key.color);
      page.open("li").element("span", "", "class", "swatch", "style", color);
      page.text(key.name).close();
    }
    page.close();
  }

  /** The keys of lines with these names, in the order in which they were colored. */
  static List<Key> keys(List<String> names) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> new Key(names.get(i), i + LINES))
        .toList();
  }
}
