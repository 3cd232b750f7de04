package io.pulsemill.report;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One picture of lines or points, colored by group. */
final class LinesSection {
  private static final int POINT = 4;

  private final String title;
  private final String caption;
  private final String x;
  private final String y;
  private final List<Line> lines;
  private final List<String> groups;

  LinesSection(
      String title, String caption, String x, String y, List<String> groups, List<Line> lines) {
    this.title = title;
    this.caption = caption;
    this.x = x;
    this.y = y;
    this.lines = lines;
    this.groups = groups;
  }

  void write(HtmlWriter page, Picture picture) {
    List<Picture.Key> keys =
        Picture.keys(groups).stream()
            .filter(key -> lines.stream().anyMatch(line -> line.group().equals(key.name())))
            .limit(Ink.SERIES)
            .toList();
    picture.draw(title, caption, keys, this::chart);
  }

  /** What the library takes. */
  @SuppressWarnings("JavaUtilDate")
  private static List<?> axis(List<?> x) {
    return x.stream().map(at -> at instanceof Instant time ? Date.from(time) : at).toList();
  }

  private IChart chart() {
    XYChart chart = Picture.lines(x, y);
    chart.getStyler().setMarkerSize(POINT);
    chart.getStyler().setDatePattern("yyyy-MM-dd").setTimezone(TimeZone.getTimeZone("UTC"));
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.x().isEmpty()) {
        continue; // a chart takes none
      }
      XYSeries series = chart.addSeries("%d".formatted(i), axis(line.x()), line.y());
      Picture.color(series, groups.indexOf(line.group()));
      if (line.joined()) {
        series.setMarker(SeriesMarkers.NONE).setLineWidth(1);
      } else {
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
      }
    }
    return chart;
  }
}
