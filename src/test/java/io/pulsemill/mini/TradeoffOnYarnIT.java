package io.pulsemill.mini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.MeasuredRun;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.costmodel.TradeoffJson;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tradeoff} on HDFS and YARN; jobs in containers of their own are left to longer runs. */
class TradeoffOnYarnIT {
  @TempDir private static Path folder;

  @Test
  void everyEngineIsMeasuredAndJobsAreCutShort() throws Exception {
    try (ClusterProcess cluster = ClusterProcess.start(folder);
        HdfsHome home = HdfsHome.open(cluster.configuration())) {
      Path observations = folder.resolve("o");
      Path table = folder.resolve("table");
      done(cluster.runLocally("simulate", "--subjects", 300, "--output", observations));
      done(cluster.runLocally("features", "--input", observations, "--output", table));
      home.copy(table, "table");
      Client run =
          done(
              cluster.run(
                  "tradeoff",
                  "--table",
                  "table",
                  "--output",
                  "tradeoff.json",
                  "--sizes=300",
                  "--engines=local,jobs-uber,resident",
                  "--threads=1",
                  "--optimizers=gd",
                  "--gradient-iterations=9"));
      Tradeoff tradeoff = TradeoffJson.read(home.read("tradeoff.json"), "it");
      assertThat(tradeoff.failed()).isEmpty();
      assertThat(tradeoff.where().workers()).isEqualTo(2);
      assertThat(tradeoff.runs())
          .extracting(MeasuredRun::engine)
          .containsExactly(EngineKind.LOCAL, EngineKind.JOBS_UBER, EngineKind.RESIDENT);
      for (MeasuredRun one : tradeoff.runs()) {
        assertThat(one.parts().total() + one.remainder()).isCloseTo(one.seconds(), within(1e-6));
        assertThat(one.remainder()).as(one.toString()).isLessThan(0.05 * one.seconds());
        boolean jobs = one.name().startsWith("jobs");
        assertThat(one.projected()).isEqualTo(jobs);
        assertThat(one.passes()).as(one.name()).isEqualTo(10);
        assertThat(one.measuredPasses()).isEqualTo(jobs ? 5 : 10);
        assertThat(one.jobs()).hasSize(jobs ? 6 : one.engine() == EngineKind.LOCAL ? 0 : 1);
      }
      assertThat(tradeoff.runs())
          .filteredOn(one -> one.engine() == EngineKind.JOBS_UBER)
          .allMatch(one -> one.bytesMoved() > 0);
      assertThat(run.out()).contains("gd jobs-uber", "resident");
      assertThat(home.leftovers()).isEmpty();
    }
  }

  private static Client done(Client client) {
    assertThat(client.exit()).as(client.err()).isZero();
    return client;
  }
}
