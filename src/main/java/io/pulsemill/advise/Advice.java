package io.pulsemill.advise;

import io.pulsemill.InputException;
import io.pulsemill.costmodel.BreakEven;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.Extrapolation;
import io.pulsemill.costmodel.ModelError;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.engine.LocalEngine;
import io.pulsemill.report.Table;
import io.pulsemill.table.FeatureTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text that {@code advise} prints. */
public final class Advice {
  private final Tradeoff costs;
  private final Forecast forecast;
  private final FeatureTable table;
  private final String cluster;
  private final int workers;

  /** {@code cluster}: its description; {@code workers}: of the break-evens. */
  public Advice(
      Tradeoff costs, Forecast forecast, FeatureTable table, String cluster, int workers) {
    this.costs = costs;
    this.forecast = forecast;
    this.table = table;
    this.cluster = cluster;
    this.workers = workers;
  }

  public String text() {
    EngineKind best =
        forecast
            .fastest()
            .orElseThrow(() -> new InputException("No engine is left to advise: " + missing()));
    StringBuilder text = new StringBuilder();
    text.append(sentence(best)).append("\n\n").append(predictions()).append('\n');
    forecast
        .missing()
        .forEach((engine, why) -> text.append("%s: no prediction (%s)\n".formatted(engine, why)));
    if (forecast.engines().contains(EngineKind.RESIDENT)) {
      text.append(fused());
    }
    text.append(
        "%d passes of %s; %d classes, as measured; cluster: %s; %slocal %s; errors are for machines like those measured\n"
            .formatted(
                forecast.work(best).passes(),
                forecast.plan().optimizer(),
                forecast.plan().classes(),
                cluster,
                forecast.engines().contains(EngineKind.JOBS_UBER)
                    ? "jobs of this size run as uber jobs; "
                    : "",
                LocalEngine.fits(table)
                    ? "keeps the rows in memory"
                    : "reads the table in each pass (it exceeds the memory)"));
    text.append("\nbreak-even (newton, %d workers)\n".formatted(workers));
    new Extrapolation(costs.where(), costs.table(), costs.runs(), costs.model().engines())
        .breakEvens(workers).stream()
            .filter(where -> forecast.engines().contains(where.one()))
            .filter(where -> forecast.engines().contains(where.other()))
            .forEach(where -> text.append(line(where)).append('\n'));
    return text.toString();
  }

  private String missing() {
    return forecast.missing().entrySet().stream()
        .map(entry -> "%s (%s)".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("; "));
  }

  private String sentence(EngineKind best) {
    String second =
        forecast.engines().stream()
            .filter(engine -> engine != best)
            .min((a, b) -> Double.compare(forecast.seconds(a), forecast.seconds(b)))
            .map(
                next ->
                    "it is predicted to take %s; the next fastest, %s, %s"
                        .formatted(seconds(best), next, seconds(next)))
            .orElse("it is the only engine with a prediction, " + seconds(best));
    return String.format(
        Locale.ROOT,
        "Use --engine %s for these %,d rows of %d features: %s.",
        best.named(),
        table.rows(),
        table.features().size(),
        second);
  }

  private String seconds(EngineKind engine) {
    return seconds(forecast.seconds(engine)) + " s";
  }

  private Table predictions() {
    List<List<String>> rows = new ArrayList<>();
    for (EngineKind engine : forecast.engines()) {
      double start = forecast.startSeconds(engine);
      double passes = forecast.passSeconds(engine);
      double all = forecast.seconds(engine);
      rows.add(
          List.of(
              engine.key(),
              seconds(all),
              seconds(start),
              seconds(passes),
              seconds(all - start - passes),
              String.valueOf(forecast.work(engine).parallelism()),
              forecast.simulated(engine)
                  ? "simulated"
                  : error(costs.model().errors().get(engine))));
    }
    return new Table(
        List.of(
            "prediction",
            "seconds",
            "start",
            "passes",
            "work",
            "tasks",
            "error on unmeasured sizes"),
        rows);
  }

  /**
   * What the tasks that make a table would take for it, which is no engine for one that is there.
   */
  private String fused() {
    double passes = forecast.fusedPassSeconds();
    double work = forecast.fusedWorkSeconds();
    return "fused (pipeline makes table and model in one job): %s s beside the features: passes %s, work %s\n"
        .formatted(seconds(passes + work), seconds(passes), seconds(work));
  }

  private static String error(ModelError error) {
    return error == null
        ? "unknown"
        : String.format(Locale.ROOT, "%.0f %%", 100 * error.leftOutMedian());
  }

  /** One break-even as a sentence. */
  public static String line(BreakEven where) {
    String pair = where.other() + " %s " + where.one();
    String source = where.measured() ? "(measured)" : "(predicted, not measured)";
    if (where.measured()) {
      return pair.formatted("beats") + " from %s rows %s".formatted(count(where.rows()), source);
    }
    if (where.rows() == null) {
      return pair.formatted("does not beat") + " up to 10^12 rows " + source;
    }
    String from =
        where.always()
            ? " from the first row " + limit(where.other())
            : " from about %s rows ".formatted(about(where.rows()));
    return pair.formatted("beats") + from + source;
  }

  private static String limit(EngineKind engine) {
    return engine == EngineKind.JOBS_UBER ? "up to a block of input " : "";
  }

  /** Three digits, as a prediction has no more: {@code 62.5 million}. */
  private static String about(long rows) {
    BigDecimal rounded = new BigDecimal(rows).round(new MathContext(3));
    if (rows < 1_000_000) {
      return count(rounded.longValue());
    }
    boolean billions = rounded.compareTo(BigDecimal.valueOf(1_000_000_000)) >= 0;
    return rounded.movePointLeft(billions ? 9 : 6).stripTrailingZeros().toPlainString()
        + (billions ? " billion" : " million");
  }

  private static String count(long rows) {
    return String.format(Locale.ROOT, "%,d", rows);
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, seconds < 100 ? "%.1f" : "%,.0f", seconds);
  }
}
