package io.pulsemill.plan;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The cores of a machine: what is to be done on them shares them evenly, but each piece of work
 * uses no more cores than it can.
 */
final class Cores {
  /** Work that is done to within this many core-seconds is done. */
  private static final double DONE = 1e-9;

  private final EventQueue events;
  private final double cores;
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

  /** So many of them, all free. */
  Cores(EventQueue events, double cores) {
    this.events = events;
    this.cores = cores;
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
    double first = Double.POSITIVE_INFINITY;
    for (Job job : modest) {
      job.rate = Math.min(job.most, free / others--);
      free -= job.rate;
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
