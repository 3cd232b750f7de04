package io.pulsemill.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.job.SmallYarn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On an idle cluster of 8192 MB, 16 map tasks of 512 MB; the master takes the place of two. */
class FreeSlotsIT {
  /** Of the CapacityScheduler: night may have half of the 75 % that its team may have. */
  private static final Map<String, String> QUEUES =
      Map.of(
          "maximum-am-resource-percent", "1",
          "root.queues", "default,team",
          "root.default.capacity", "50",
          "root.team.capacity", "50",
          "root.team.maximum-capacity", "75",
          "root.team.queues", "day,night",
          "root.team.day.capacity", "50",
          "root.team.night.capacity", "50",
          "root.team.night.maximum-capacity", "50");

  @TempDir private Path folder;

  @Test
  void aQueueHasItsShareOfWhatIsFree() throws Exception {
    Configuration conf = conf();
    QUEUES.forEach((key, value) -> conf.set("yarn.scheduler.capacity." + key, value));
    try (SmallYarn yarn = new SmallYarn(folder, "capacity.CapacityScheduler", conf)) {
      assertThat(slots(yarn, "default")).isEqualTo(16 - 2);
      assertThat(slots(yarn, "nobody")).isEqualTo(16 - 2);
      assertThat(slots(yarn, "night")).isEqualTo(6 - 2);
      assertThat(slots(yarn, "root.team.night")).isEqualTo(6 - 2);

      yarn.occupy("root.team.day", 3584);
      assertThat(slots(yarn, "default")).isEqualTo(9 - 2);
      assertThat(slots(yarn, "night")).isEqualTo(5 - 2); // of 6144 MB its team has 2560 left
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fifo.FifoScheduler", "fair.FairScheduler"})
  void aSchedulerWithoutCapacitiesSetsNoLimit(String scheduler) throws Exception {
    try (SmallYarn yarn = new SmallYarn(folder, scheduler, conf())) {
      assertThat(slots(yarn, "default")).isEqualTo(16 - 2);
    }
  }

  private static int slots(SmallYarn yarn, String queue) throws IOException {
    Configuration conf = yarn.configuration();
    conf.set("mapreduce.job.queuename", queue);
    return FreeSlots.of(conf);
  }

  private static Configuration conf() {
    Configuration conf = new Configuration();
    conf.setInt("yarn.scheduler.minimum-allocation-mb", 512);
    conf.setInt("yarn.app.mapreduce.am.resource.mb", 1024);
    conf.setInt("mapreduce.map.memory.mb", 512);
    return conf;
  }
}
