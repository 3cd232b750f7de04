package io.pulsemill.pipeline;

import io.pulsemill.engine.EngineJournal;
import io.pulsemill.engine.journal.JournaledEngine;
import io.pulsemill.job.Progress;
import io.pulsemill.run.RunFolder;
import java.time.Duration;

/** The journals of engines that sum in the driver, in the journal of its run. */
final class Journals {
  /** A local training that ends sooner is done again as fast as its journal would be read. */
  private static final Duration LOCAL = Duration.ofMinutes(1);

  private Journals() {}

  /** That of a step. */
  static EngineJournal of(RunFolder run, String step, Progress progress) {
    return (engine, name, clock) -> {
      Duration begin = name.equals("local") ? LOCAL : Duration.ZERO;
      return new JournaledEngine(
          engine, run.journal().part(step + "-" + name), begin, clock, progress);
    };
  }
}
