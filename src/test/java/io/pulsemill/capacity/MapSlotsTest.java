package io.pulsemill.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.yarn.api.records.Resource;
import org.junit.jupiter.api.Test;

class MapSlotsTest {
  private final Configuration conf = new JobConf(); // Hadoop's defaults: a map task of 1024 MB

  @Test
  void countsWhatEachNodeHoldsBesideOneMaster() {
    List<Resource> nodes = Collections.nCopies(10, Resource.newInstance(8192, 8));
    assertThat(MapSlots.of(conf, nodes)).isEqualTo(79);
  }

  @Test
  void takesTheScarcerOfMemoryAndCores() {
    List<Resource> nodes = List.of(Resource.newInstance(8192, 2), Resource.newInstance(3000, 8));
    assertThat(MapSlots.of(conf, nodes)).isEqualTo(2 + 2 - 1);
  }

  @Test
  void roundsUpToWhatYarnAllocates() {
    conf.setInt("mapreduce.map.memory.mb", 1100);
    assertThat(MapSlots.of(conf, List.of(Resource.newInstance(8192, 8)))).isEqualTo(3);
    conf.setInt("yarn.scheduler.minimum-allocation-mb", 256);
    assertThat(MapSlots.of(conf, List.of(Resource.newInstance(8192, 8)))).isEqualTo(5);
  }

  @Test
  void isAtLeastOne() {
    assertThat(MapSlots.of(conf, List.of())).isEqualTo(1);
  }
}
