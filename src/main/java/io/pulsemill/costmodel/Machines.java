package io.pulsemill.costmodel;

import io.pulsemill.json.Check;

/**
 * The machines of a measurement.
 *
 * @param cores of the driver's machine
 * @param cluster whether there was one
 * @param workers machines of the cluster that run tasks, 0 without one
 * @param taskSlots tasks that run at once on the cluster beside a job's AM, 0 without one
 */
public record Machines(int cores, boolean cluster, int workers, int taskSlots) {
  public Machines {
    Check.atLeast(1, "cores", cores);
    Check.atLeast(0, "workers", workers);
    Check.atLeast(0, "taskSlots", taskSlots);
  }

  /** Tasks of so many such workers, at least 1. */
  public int slots(int workers) {
    double perWorker = this.workers == 0 ? 1 : (double) taskSlots / this.workers;
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.floor(perWorker * workers)));
  }
}
