package io.pulsemill.engine;

import io.pulsemill.timing.PhaseClock;
import java.io.IOException;

/** What was summed before a driver died, so that the next one need not ask for it again. */
@FunctionalInterface
public interface EngineJournal {
  /** Of a run that keeps nothing. */
  EngineJournal NONE = (engine, name, clock) -> engine;

  /**
   * An engine that answers what is in the journal, asks {@code engine} for all else, and keeps it.
   *
   * @param name of the engine: each has a journal of its own
   */
  Engine of(Engine engine, String name, PhaseClock clock) throws IOException;
}
