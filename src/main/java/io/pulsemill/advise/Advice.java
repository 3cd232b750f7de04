package io.pulsemill.advise;

import io.pulsemill.InputException;
import io.pulsemill.costmodel.BreakEven;
import io.pulsemill.costmodel.CostTerm;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.Extrapolation;
import io.pulsemill.costmodel.ModelError;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.engine.LocalEngine;
import io.pulsemill.metrics.TextTable;
import io.pulsemill.table.FeatureTable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code advise} says. */
public final class Advice {
  private final Tradeoff costs;
  private final Forecast forecast;
  private final FeatureTable table;
  private final String cluster;
  private final int workers;

  /** {@code cluster}: in words; {@code workers}: of the break-evens. */
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
        .forEach((engine, why) -> text.append("%s: no prediction, as %s\n".formatted(engine, why)));
    text.append(
        "%d passes of %s; %d classes taken, as measured; tasks of %s; %slocal %s; ± on machines like those measured\n"
            .formatted(
                forecast.work(best).passes(),
                forecast.plan().optimizer(),
                forecast.plan().classes(),
                cluster,
                forecast.engines().contains(EngineKind.JOBS_UBER)
                    ? "jobs of this size run within their master; "
                    : "",
                LocalEngine.fits(table)
                    ? "keeps the rows in memory"
                    : "reads the table with each pass, as it exceeds the memory"));
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
        .map(entry -> "%s, as %s".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("; "));
  }

  private String sentence(EngineKind best) {
    String second =
        forecast.engines().stream()
            .filter(engine -> engine != best)
            .min((a, b) -> Double.compare(forecast.seconds(a), forecast.seconds(b)))
            .map(
                next ->
                    "it is predicted to take %s, the next one, %s, %s"
                        .formatted(seconds(best), next, seconds(next)))
            .orElse("it is the only one there is a prediction for, " + seconds(best));
    return String.format(
        Locale.ROOT,
        "Use --engine %s for these %,d rows of %d features: %s.",
        EngineDecision.choice(best),
        table.rows(),
        table.features().size(),
        second);
  }

  private String seconds(EngineKind engine) {
    return seconds(forecast.seconds(engine)) + " s";
  }

  private TextTable predictions() {
    TextTable lines = new TextTable();
    lines.line(
        List.of("prediction", "seconds", "start", "passes", "work", "tasks", "± on unseen sizes"));
    for (EngineKind engine : forecast.engines()) {
      double start = forecast.seconds(engine, CostTerm.START);
      double passes =
          forecast.seconds(engine, CostTerm.PASS) + forecast.seconds(engine, CostTerm.MOVED_BYTE);
      double all = forecast.seconds(engine);
      lines.line(
          List.of(
              engine.key(),
              seconds(all),
              seconds(start),
              seconds(passes),
              seconds(all - start - passes),
              String.valueOf(forecast.work(engine).parallelism()),
              error(costs.model().errors().get(engine))));
    }
    return lines;
  }

  private static String error(ModelError error) {
    return error == null
        ? "unknown"
        : String.format(Locale.ROOT, "%.0f %%", 100 * error.leftOutMedian());
  }

  /** One break-even, in words. */
  public static String line(BreakEven where) {
    String pair = "%s before %s: ".formatted(where.other(), where.one());
    if (where.measured()) {
      return pair + String.format(Locale.ROOT, "from %,d rows on, measured", where.rows());
    }
    return pair
        + "not measured; "
        + (where.rows() == null
            ? "predicted: none up to 10^12 rows"
            : where.always()
                ? "predicted: from the first row on" + limit(where.other())
                : String.format(Locale.ROOT, "predicted at %,d rows", where.rows()));
  }

  private static String limit(EngineKind engine) {
    return engine == EngineKind.JOBS_UBER ? ", to a block of input" : "";
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, seconds < 100 ? "%.1f" : "%,.0f", seconds);
  }
}
