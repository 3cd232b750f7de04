package io.pulsemill.measure;

import io.pulsemill.costmodel.EngineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An engine as {@code tradeoff} runs it.
 *
 * @param threads of the local engine, null for the others
 */
public record Contender(EngineKind engine, Integer threads) {
  private static final String UBER = "-Dmapreduce.job.ubertask.enable=";

  /** The engines, local once for each number of threads. */
  public static List<Contender> of(List<EngineKind> engines, List<Integer> threads) {
    List<Contender> all = new ArrayList<>();
    for (EngineKind engine : engines) {
      if (engine == EngineKind.LOCAL) {
        threads.forEach(count -> all.add(new Contender(engine, count)));
      } else {
        all.add(new Contender(engine, null));
      }
    }
    return all;
  }

  /**
   * What makes {@code train} run it so, Hadoop's own choice between containers and uber job too.
   */
  List<String> arguments() {
    List<String> own =
        switch (engine) {
          case LOCAL -> List.of("--threads", String.valueOf(threads));
          case JOBS -> List.of(UBER + false);
          case JOBS_UBER -> List.of(UBER + true, "--tasks", "1");
          case RESIDENT -> List.of();
          case FUSED -> throw new IllegalArgumentException("train does not make a table");
        };
    return Stream.concat(Stream.of("--engine", engine.named().key()), own.stream()).toList();
  }

  /** Whether a pass is a job. */
  boolean jobs() {
    return engine == EngineKind.JOBS || engine == EngineKind.JOBS_UBER;
  }

  @Override
  public String toString() {
    return threads == null ? engine.key() : engine.key() + "-" + threads;
  }
}
