package io.pulsemill.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.JobConf;
import org.junit.jupiter.api.Test;

class RoomTest {
  private final Configuration conf = new JobConf();

  @Test
  void containersOfHadoopsDefaults() {
    assertThat(Room.ofMap(conf)).isEqualTo(new Room(1024, 1));
    assertThat(Room.ofMaster(conf)).isEqualTo(new Room(2048, 1)); // 1536 in steps of 1024
  }

  @Test
  void containersAsSet() {
    conf.setInt("yarn.scheduler.minimum-allocation-mb", 256);
    conf.setInt("mapreduce.map.memory.mb", 600);
    conf.setInt("mapreduce.map.cpu.vcores", 2);
    conf.setInt("yarn.app.mapreduce.am.resource.mb", 512);
    conf.setInt("yarn.app.mapreduce.am.resource.cpu-vcores", 3);
    assertThat(Room.ofMap(conf)).isEqualTo(new Room(768, 2));
    assertThat(Room.ofMaster(conf)).isEqualTo(new Room(512, 3));
  }
}
