package io.pulsemill.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.hadoop.io.IntWritable;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mrunit.mapreduce.MapDriver;
import org.apache.hadoop.mrunit.types.Pair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulateMapperTest {
  private MapDriver<IntWritable, LongWritable, IntWritable, Text> driver;

  @BeforeEach
  void setUp() {
    driver = MapDriver.newMapDriver(new SimulateMapper());
    new SimulateSettings(20, 3, 2, 12345).write(driver.getConfiguration());
    driver.addInput(new IntWritable(2), new LongWritable(6));
    driver.addInput(new IntWritable(2), new LongWritable(7));
  }

  @Test
  void writesTheRowsOfASubjectUnderItsFile() throws Exception {
    List<Pair<IntWritable, Text>> output = driver.run();

    assertThat(output).hasSize(2);
    assertThat(output.get(1).getFirst().get()).isEqualTo(2);
    assertThat(output.get(1).getSecond())
        .hasToString(
            """
            2021-01-01,68.0,athlete,2_7
            2021-01-02,68.0,athlete,2_7
            2021-01-03,67.0,athlete,2_7
            """);
  }

  @Test
  void countsSubjectsAndReadings() throws Exception {
    driver.run();

    assertThat(subjects(driver.getCounters())).isEqualTo(2);
    assertThat(SimulateJob.readings(driver.getCounters())).isEqualTo(6);
  }

  private static long subjects(Counters counters) {
    return counters.findCounter(SimulateMapper.Simulated.SUBJECTS).getValue();
  }
}
