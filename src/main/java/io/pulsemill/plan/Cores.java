package io.pulsemill.plan;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The cores of a machine: what is to be done on them shares them evenly, but each piece of work
 * uses no more cores than it can. Cores work the faster, the more of the others are idle.
 */
final class Cores {
  /** Work that is done to within this many core-seconds is done. */
  private static final double DONE = 1e-9;

  private final EventQueue events;
  private final double cores;
  private final double alone;
  private final List<Job> jobs = new ArrayList<>();
  private double since;
  private long changes;

  private static final class Job {
    private double left;
    private final double most;
    private final Runnable done;
    private double rate;

    Job(double work, double most, Runnable done) {
      left = work;
      this.most = most;
      this.done = done;
    }
  }

  /**
   * So many of them, all free.
   *
   * @param alone how many times as fast one works while all others are idle
   */
  Cores(EventQueue events, double cores, double alone) {
    this.events = events;
    this.cores = cores;
    this.alone = alone;
  }

  /** How many times as fast each works while so many do than if all did: evenly between the two. */
  static double speed(double busy, double cores, double alone) {
    return cores <= 1 ? 1 : 1 + (alone - 1) * (cores - Math.max(1, busy)) / (cores - 1);
  }

  /**
   * Does {@code done} when so much is done.
   *
   * @param work core-seconds
   * @param most cores it can use at once
   */
  void run(double work, double most, Runnable done) {
    advance();
    jobs.add(new Job(work, most, done));
    share();
  }

  private void advance() {
    double passed = events.seconds() - since;
    since = events.seconds();
    jobs.forEach(job -> job.left -= passed * job.rate);
  }

  /** From now on each works as fast as there are cores for it. */
  private void share() {
    double free = cores;
    int others = jobs.size();
    // Who can use little first: what they leave is shared by the rest.
    List<Job> modest = new ArrayList<>(jobs);
    modest.sort((a, b) -> Double.compare(a.most, b.most));
    for (Job job : modest) {
      job.rate = Math.min(job.most, free / others--);
      free -= job.rate;
    }
    double speed = speed(cores - free, cores, alone);
    double first = Double.POSITIVE_INFINITY;
    for (Job job : modest) {
      job.rate *= speed;
      first = Math.min(first, Math.max(0, job.left) / job.rate);
    }
    long asOf = ++changes;
    if (!jobs.isEmpty()) {
      events.after(
          first,
          () -> {
            if (asOf == changes) {
              finish();
            }
          });
    }
  }

  private void finish() {
    advance();
    List<Runnable> done = new ArrayList<>();
    for (Iterator<Job> left = jobs.iterator(); left.hasNext(); ) {
      Job job = left.next();
      if (job.left <= DONE) {
        left.remove();
        done.add(job.done);
      }
    }
    share();
    done.forEach(Runnable::run);
  }
}
