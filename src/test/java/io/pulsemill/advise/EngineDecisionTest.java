package io.pulsemill.advise;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.LocalRunner;
import io.pulsemill.costmodel.EngineCosts;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.TradeoffJson;
import io.pulsemill.engine.OptimizerChoice;
import io.pulsemill.job.SmallTable;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a cluster. */
class EngineDecisionTest {
  private final HeardProgress progress = new HeardProgress();

  @TempDir private Path folder;
  private Configuration conf;
  private FeatureTable table;

  @BeforeEach
  void writeTable() throws IOException {
    conf = LocalRunner.configuration(folder.resolve("scratch"));
    table = SmallTable.write(conf, folder);
  }

  @Test
  void withoutAClusterLocalIsChosenWhateverOthersCost() throws IOException {
    EngineKind choice =
        decide(
            Map.of(
                EngineKind.LOCAL, HandCosts.costs(1_000, 1),
                EngineKind.JOBS_UBER, HandCosts.costs(1, 0),
                EngineKind.RESIDENT, HandCosts.costs(1, 0)));
    assertThat(choice).isEqualTo(EngineKind.LOCAL);
  }

  @Test
  void theChoiceIsToldInOneLineWithItsPrediction() throws IOException {
    decide(Map.of(EngineKind.LOCAL, HandCosts.costs(10, 1)));
    assertThat(progress.said)
        .containsExactly(
            "engine: local (no cluster); predicted 15 s (local, %d at once) for 40 rows of 2 features; rows fit in memory"
                .formatted(Runtime.getRuntime().availableProcessors()));
  }

  @Test
  void withoutCostsOfLocalThereIsNoPrediction() throws IOException {
    decide(Map.of(EngineKind.RESIDENT, HandCosts.RESIDENT));
    assertThat(progress.said)
        .containsExactly(
            "engine: local (no cluster); no prediction (engine not measured) for 40 rows of 2"
                + " features; rows fit in memory");
  }

  private EngineKind decide(Map<EngineKind, EngineCosts> costs) throws IOException {
    Path file = folder.resolve("tradeoff.json");
    Files.writeString(file, TradeoffJson.write(HandCosts.of(costs)));
    return new EngineDecision(
            conf,
            table,
            HandCosts.settings(table, OptimizerChoice.AUTO, 100),
            null,
            new org.apache.hadoop.fs.Path(file.toString()))
        .make(true, RowChoice.TEST, progress);
  }
}
