package io.pulsemill.plan;

import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.report.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What {@code plan} prints: a row for each engine and number of workers. */
public final class PlanText {
  /** More workers are worth it if they bring at least this share of what they could. */
  private static final double WORTH = 0.5;

  private static final double GIGABYTE = 1e9;

  private final Plan plan;
  private final Map<EngineKind, Map<Integer, Planned>> all = new TreeMap<>();

  /** Simulates each engine on each cluster. */
  public PlanText(Plan plan, List<EngineKind> engines, List<Integer> workers) {
    this.plan = plan;
    for (EngineKind engine : engines) {
      Map<Integer, Planned> own = new TreeMap<>();
      workers.forEach(count -> own.put(count, plan.simulate(engine, count)));
      all.put(engine, own);
    }
  }

  /** The table, and how many workers are worth it. */
  public String text() {
    List<String> heads = new ArrayList<>(List.of("simulated", "workers", "tasks", "seconds"));
    Arrays.stream(Planned.Part.values()).map(Planned.Part::toString).forEach(heads::add);
    heads.addAll(List.of("most in", "s per pass", "depth", "lost", "GB per task"));
    List<List<String>> rows = new ArrayList<>();
    all.forEach((engine, own) -> own.forEach((count, one) -> rows.add(row(engine, count, one))));
    StringBuilder text = new StringBuilder().append(new Table(heads, rows));
    all.forEach((engine, own) -> text.append(worth(engine, own)));
    return text.toString();
  }

  private List<String> row(EngineKind engine, int workers, Planned one) {
    List<String> row = new ArrayList<>();
    row.add(engine.key());
    row.add(count(workers));
    row.add(count(plan.tasks(workers)));
    row.add(one.lost() == null ? seconds(one.seconds()) : "–");
    for (Planned.Part part : Planned.Part.values()) {
      row.add(seconds(one.seconds(part)));
    }
    row.add(one.lost() == null ? one.bottleneck().toString() : "–");
    row.add(String.format(Locale.ROOT, "%.3f", one.medianPass()));
    row.add(String.valueOf(one.depth()));
    row.add(count(one.failures()));
    row.add(
        engine == EngineKind.JOBS
            ? "–"
            : String.format(Locale.ROOT, "%.2f", plan.bytesPerTask(workers) / GIGABYTE));
    return row;
  }

  private String worth(EngineKind engine, Map<Integer, Planned> own) {
    int worth = 0;
    double before = 0;
    for (Map.Entry<Integer, Planned> next : own.entrySet()) {
      Planned one = next.getValue();
      if (one.lost() != null) {
        return "%s: with %s workers it does not end: %s\n"
            .formatted(engine, count(next.getKey()), one.lost());
      }
      if (worth > 0) {
        double could = (double) next.getKey() / worth - 1;
        if ((before / one.seconds() - 1) / could < WORTH) {
          return "%s: up to %s workers, more bring at least half of what they could\n"
              .formatted(engine, count(worth));
        }
      }
      worth = next.getKey();
      before = one.seconds();
    }
    return own.size() == 1
        ? ""
        : "%s: %s workers and maybe more bring at least half of what they could\n"
            .formatted(engine, count(worth));
  }

  private static String count(int n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, seconds < 100 ? "%.1f" : "%,.0f", seconds);
  }
}
