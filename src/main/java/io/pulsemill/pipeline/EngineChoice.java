package io.pulsemill.pipeline;

import io.pulsemill.costmodel.EngineKind;
import java.util.Optional;

/** The engine that a user asks for. */
public enum EngineChoice {
  /** The one predicted to be fastest. */
  AUTO(null),
  LOCAL(EngineKind.LOCAL),
  JOBS(EngineKind.JOBS),
  RESIDENT(EngineKind.RESIDENT),
  FUSED(EngineKind.FUSED);

  private final EngineKind engine;

  EngineChoice(EngineKind engine) {
    this.engine = engine;
  }

  /** The engine itself; empty if it is to be found. */
  public Optional<EngineKind> engine() {
    return Optional.ofNullable(engine);
  }

  @Override
  public String toString() {
    return engine == null ? "auto" : engine.key();
  }
}
