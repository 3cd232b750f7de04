package io.pulsemill.job;

import java.util.Optional;

/**
 * The progress of a job in percent. Never less than before: Hadoop's own number falls when an
 * attempt is lost or an ApplicationMaster restarts.
 */
final class ProgressLine {
  private final String name;
  private long map = -1;
  private long reduce = -1;

  ProgressLine(String name) {
    this.name = name;
  }

  /** The line, if it differs from the last one. Shares are in [0, 1]. */
  Optional<String> next(float mapShare, float reduceShare) {
    long newMap = Math.max(map, Math.round(100.0 * mapShare));
    long newReduce = Math.max(reduce, Math.round(100.0 * reduceShare));
    if (newMap == map && newReduce == reduce) {
      return Optional.empty();
    }
    map = newMap;
    reduce = newReduce;
    return Optional.of("%s: map %d%% reduce %d%%".formatted(name, map, reduce));
  }
}
