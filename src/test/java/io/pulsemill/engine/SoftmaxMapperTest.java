package io.pulsemill.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.job.SmallTable;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.softmax.SoftmaxSums;
import io.pulsemill.softmax.Standardization;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.sums.RowGroupScan.Read;
import io.pulsemill.sums.SumReducer;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowGroupInputFormat;
import io.pulsemill.table.RowGroupRef;
import io.pulsemill.timing.PhaseClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mrunit.mapreduce.MapDriver;
import org.apache.hadoop.mrunit.mapreduce.MapReduceDriver;
import org.apache.hadoop.mrunit.types.Pair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wiring of a pass. */
class SoftmaxMapperTest {
  private static final TrainingSplit ALL = new TrainingSplit(12345, 1);
  private static final double[] WEIGHTS = {0.1, 0.5, -0.25, -0.1, -0.5, 0.25};

  @TempDir private Path folder;

  private FeatureTable table;
  private RowPreparation rows;
  private Configuration conf;

  @BeforeEach
  void writeTable() throws IOException {
    Job job = Job.getInstance();
    table = SmallTable.write(job.getConfiguration(), folder);
    RowGroupInputFormat.set(job, table, 1);
    conf = job.getConfiguration();
    Standardization unit =
        new Standardization(new double[2], new double[] {1, 1}, new double[] {8, 8});
    rows = new RowPreparation(ALL, List.of("a", "b"), new int[] {0, 1}, unit);
    new PassFile(
            RowPreparations.of(rows), List.of(PassRequest.all(0, WEIGHTS, Derivatives.HESSIAN)))
        .ship(conf, new org.apache.hadoop.fs.Path(folder.toUri().toString(), "pass"));
  }

  @Test
  void writesOneSumForTheWholeTaskWithoutTheRowThatMissesAValue() throws IOException {
    MapDriver<NullWritable, RowGroupRef, NullWritable, PassSumsWritable> driver =
        MapDriver.newMapDriver(new SoftmaxMapper());
    driver.getConfiguration().addResource(conf);
    table.rowGroups().forEach(where -> driver.addInput(NullWritable.get(), where));

    List<Pair<NullWritable, PassSumsWritable>> output = driver.run();

    assertThat(output).hasSize(1);
    assertThat(output.get(0).getSecond().get().only().rows()).isEqualTo(SmallTable.ROWS - 1);
    assertThat(driver.getCounters().findCounter(Read.ROWS).getValue()).isEqualTo(SmallTable.ROWS);
  }

  @Test
  void combinerChangesNothingAndBothEqualTheLocalEngine() throws IOException {
    LocalEngine local = new LocalEngine(conf, table, ALL, 2, new PhaseClock());
    local.prepare(rows);
    SoftmaxSums expected = local.pass(WEIGHTS, Derivatives.HESSIAN).sums();
    local.close();
    assertThat(whole(false)).isEqualTo(expected);
    assertThat(whole(true)).isEqualTo(expected);
  }

  private SoftmaxSums whole(boolean combiner) throws IOException {
    MapReduceDriver<
            NullWritable,
            RowGroupRef,
            NullWritable,
            PassSumsWritable,
            NullWritable,
            PassSumsWritable>
        driver = MapReduceDriver.newMapReduceDriver(new SoftmaxMapper(), new SumReducer<>());
    if (combiner) {
      driver.withCombiner(new SumReducer<>());
    }
    driver.getConfiguration().addResource(conf);
    table.rowGroups().forEach(where -> driver.addInput(NullWritable.get(), where));
    return driver.run().get(0).getSecond().get().only();
  }
}
