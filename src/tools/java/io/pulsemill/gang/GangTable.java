package io.pulsemill.gang;

import com.sun.management.OperatingSystemMXBean;
import io.pulsemill.gang.Cell.Outcome;
import java.lang.management.ManagementFactory;
import java.util.regex.Pattern;

/** Prints, for each cell, when its gangs were granted what; for {@code scripts/measure-gang.sh}. */
public final class GangTable {
  private static final OperatingSystemMXBean JVM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private GangTable() {}

  /** Arguments: a regular expression for the names of the cells; none: all. */
  public static void main(String[] args) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler(GangTable::report);
    Pattern wanted = Pattern.compile(args.length == 0 ? "" : args[0]);
    System.out.printf(
        "%-58s %-10s %5s %5s %5s %5s %5s %6s %5s %6s %8s %6s %6s%n",
        "",
        "given out",
        "held",
        "free",
        "told",
        "size",
        "first",
        "median",
        "last",
        "got",
        "waited",
        "killed",
        "cpu ms");
    for (Cell cell : Cells.all()) {
      if (wanted.matcher(cell.name()).find()) {
        print(cell, "by thread");
        print(cell.onHeartbeats(), "on call");
      }
    }
    System.exit(0); // threads of the ResourceManager may live on
  }

  /** Threads of a ResourceManager that is stopped are interrupted wherever they are. */
  private static void report(Thread thread, Throwable thrown) {
    if (!(thrown.getCause() instanceof InterruptedException)) {
      thrown.printStackTrace();
    }
  }

  private static void print(Cell cell, String how) throws Exception {
    long before = JVM.getProcessCpuTime();
    Outcome outcome = cell.run();
    long cpu = (JVM.getProcessCpuTime() - before) / 1_000_000 / outcome.seconds();
    for (SimulatedGang gang : outcome.gangs()) {
      System.out.printf(
          "%-58s %-10s %5d %5d %5d %5d %5s %6s %5s %6d %8d %6d %6d%n",
          cell.name(),
          how,
          outcome.held(),
          gang.free(),
          gang.headroom(),
          gang.size(),
          orDash(gang.first()),
          orDash(gang.median()),
          orDash(gang.last()),
          gang.granted(),
          gang.waited(),
          outcome.killed(),
          cpu);
    }
  }

  private static String orDash(int seconds) {
    return seconds < 0 ? "-" : String.valueOf(seconds);
  }
}
