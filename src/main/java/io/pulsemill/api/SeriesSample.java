package io.pulsemill.api;

import io.pulsemill.report.Parts;
import io.pulsemill.report.Plot;
import io.pulsemill.report.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The series of a few subjects of each label.
 *
 * @param labels of the whole sample, by which a color is that of a label
 * @param all by label
 */
public record SeriesSample(List<String> labels, List<TimeSeries> all) implements Shown {
  public SeriesSample {
    labels = List.copyOf(labels);
    all = List.copyOf(all);
  }

  /** Of all labels that there are. */
  SeriesSample(List<TimeSeries> all) {
    this(all.stream().map(TimeSeries::label).distinct().toList(), all);
  }

  /** Those of one label. */
  public SeriesSample of(String label) {
    return new SeriesSample(labels, all.stream().filter(one -> one.label().equals(label)).toList());
  }

  /** All of them, colored by label: a picture for each sensor. */
  public List<Plot> plots() {
    List<Plot> plots = new ArrayList<>();
    for (String sensor : all.stream().map(TimeSeries::sensor).distinct().toList()) {
      List<TimeSeries> own = all.stream().filter(one -> one.sensor().equals(sensor)).toList();
      plots.add(
          Parts.lines(
              "Series of %s by label".formatted(sensor),
              "%d subjects.".formatted(own.size()),
              "time",
              sensor,
              labels,
              own.stream().map(TimeSeries::line).toList()));
    }
    return List.copyOf(plots);
  }

  private io.pulsemill.report.Table table() {
    return new io.pulsemill.report.Table(
        List.of("subject", "label", "sensor", "readings", "mean"),
        all.stream()
            .map(
                one ->
                    List.of(
                        one.subject(),
                        one.label(),
                        one.sensor(),
                        Integer.toString(one.size()),
                        String.format(
                            Locale.ROOT,
                            "%.4g",
                            Arrays.stream(one.values()).average().orElse(Double.NaN))))
            .toList());
  }

  @Override
  public String html() {
    StringBuilder html = new StringBuilder();
    plots().forEach(plot -> html.append(plot.html()));
    return html.toString();
  }

  @Override
  public String toString() {
    return table().toString();
  }
}
