package io.pulsemill.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.job.SmallModel;
import io.pulsemill.job.SmallTable;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.output.WorkFolders;
import io.pulsemill.sums.ModelFile;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowGroupInputFormat;
import io.pulsemill.table.RowGroupRef;
import io.pulsemill.table.RowSerialization;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mrunit.mapreduce.MapDriver;
import org.apache.hadoop.mrunit.types.Pair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wiring of predictions. */
class PredictMapperTest {
  private static final double TOLERANCE = 1e-15;

  @TempDir private Path folder;

  private MapDriver<NullWritable, RowGroupRef, NullWritable, FeatureRow> driver;
  private List<Pair<NullWritable, FeatureRow>> output;

  @BeforeEach
  void predict() throws IOException {
    Job job = Job.getInstance();
    FeatureTable table = SmallTable.write(job.getConfiguration(), folder);
    RowGroupInputFormat.set(job, table, 1);
    org.apache.hadoop.fs.Path beside =
        new org.apache.hadoop.fs.Path(folder.toUri().toString(), "out");
    WorkFolder work = WorkFolders.beside(job.getConfiguration(), beside);
    ModelFile.ship(job.getConfiguration(), SmallModel.of("a", "b"), work);
    driver = MapDriver.newMapDriver(new PredictMapper());
    driver.getConfiguration().addResource(job.getConfiguration());
    RowSerialization.register(driver.getConfiguration());
    table.rowGroups().forEach(where -> driver.addInput(NullWritable.get(), where));
    output = driver.run();
  }

  @Test
  void everyRowIsWrittenOnceInTheOrderOfTheTableAndCounted() {
    assertThat(output).hasSize(SmallTable.ROWS);
    assertThat(output.get(0).getSecond().subject()).isEqualTo("s0");
    assertThat(output.get(SmallTable.ROWS - 1).getSecond().subject()).isEqualTo("s39");
    assertThat(count(PredictMapper.Rows.PREDICTED)).isEqualTo(SmallTable.ROWS - 1);
    assertThat(count(PredictMapper.Rows.MISSING_VALUE)).isEqualTo(1);
  }

  @Test
  void probabilitiesAddUpAndTheLargestIsPredicted() {
    FeatureRow row = output.get(0).getSecond();
    assertThat(row.value(0) + row.value(1)).isCloseTo(1, within(TOLERANCE));
    assertThat(row.label()).isEqualTo(row.value(0) > row.value(1) ? "a" : "b");
  }

  @Test
  void aRowThatMissesAValueGetsNulls() {
    FeatureRow row = output.get(SmallTable.MISSING).getSecond();
    assertThat(row.label()).isNull();
    assertThat(row.value(0)).isNaN();
    assertThat(row.value(1)).isNaN();
  }

  private long count(PredictMapper.Rows counter) {
    return driver.getCounters().findCounter(counter).getValue();
  }
}
