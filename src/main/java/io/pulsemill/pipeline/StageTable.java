package io.pulsemill.pipeline;

import io.pulsemill.timing.PhaseTimes;
import io.pulsemill.timing.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What each stage of a run took: rows, seconds, rows per second. */
public final class StageTable {
  private static final String ROW = "%-14s %14s %10s %14s";

  private final List<Stage> stages = new ArrayList<>();

  /**
   * One stage.
   *
   * @param parts its seconds by phase, without what its jobs report themselves
   */
  public record Stage(String name, long rows, double seconds, PhaseTimes parts) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          ROW,
          name,
          String.format(Locale.ROOT, "%,d", rows),
          String.format(Locale.ROOT, "%.2f", seconds),
          String.format(Locale.ROOT, "%,.0f", rows / seconds));
    }
  }

  /** Starts the clock of a stage. */
  public static long start() {
    return Ticker.SYSTEM.nanos();
  }

  /** Ends a stage. */
  public Stage add(String name, long rows, long start) {
    return add(name, rows, seconds(start), PhaseTimes.ZERO);
  }

  /** Adds a stage that took so many seconds. */
  public Stage add(String name, long rows, double seconds, PhaseTimes parts) {
    Stage stage = new Stage(name, rows, seconds, parts);
    stages.add(stage);
    return stage;
  }

  /** The seconds by a stage's clock. */
  public static double seconds(long start) {
    return Ticker.SYSTEM.secondsSince(start);
  }

  public List<Stage> stages() {
    return List.copyOf(stages);
  }

  public static String header() {
    return String.format(Locale.ROOT, ROW, "stage", "rows", "seconds", "rows/second");
  }
}
