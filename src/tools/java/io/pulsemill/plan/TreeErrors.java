package io.pulsemill.plan;

import io.pulsemill.costmodel.Workload;
import io.pulsemill.engine.resident.MessageCosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Passes of {@code scripts/measure-tree.sh}, which are messages and nothing else, and what is
 * simulated of them: all members on the cores of one machine.
 */
public final class TreeErrors {
  private static final int PASSES = 15;

  private TreeErrors() {}

  /** Arguments: what the script printed, and the cores it ran on. */
  public static void main(String[] args) throws IOException {
    List<String> lines = Files.readAllLines(Path.of(args[0]));
    double cores = Double.parseDouble(args[1]);
    System.out.printf(
        "%8s%10s%9s%7s | %s%n",
        "members", "sum", "fan-in", "depth", "ms a pass: measured, simulated; ratio");
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.trim().split(" +", -1);
      int members = Integer.parseInt(cells[0]);
      int features = Integer.parseInt(cells[1]);
      int classes = Integer.parseInt(cells[2]);
      int fanIn = cells[3].equals("star") ? Integer.MAX_VALUE : Integer.parseInt(cells[3]);
      double millis = Double.parseDouble(cells[5]);
      boolean hessian =
          Double.parseDouble(cells[6]) > 40.0 * classes * (features + 1); // or it is a gradient
      Workload.Shape shape = new Workload.Shape(features, classes, hessian);
      Scenario scenario =
          new Scenario(members, members, shape, PASSES, 1, cores, members, fanIn, 0, 600, 1);
      Planned planned = ResidentSimulation.fused(scenario, messagesAlone());
      double simulated = planned.medianPass() * 1e3;
      System.out.printf(
          "%8s%10s%9s%7d | %8.0f%8.0f%7.2f%n",
          cells[0], cells[6], cells[3], planned.depth(), millis, simulated, simulated / millis);
    }
  }

  private static Costs messagesAlone() {
    Draws nothing = Draws.of(0);
    Costs.JobCosts job =
        new Costs.JobCosts(nothing, nothing, nothing, 0, 0, 0, 0, 0, 0, 0, 0, nothing);
    return new Costs(job, job, 0, Draws.of(0), 0, 1, MessageCosts.MEASURED);
  }
}
