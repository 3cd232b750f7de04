package io.pulsemill.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.JobConf;
import org.junit.jupiter.api.Test;

class ContainerSizeTest {
  private final Configuration conf = new JobConf();

  @Test
  void containersOfHadoopsDefaults() {
    assertThat(ContainerSize.ofMap(conf)).isEqualTo(new ContainerSize(1024, 1));
    assertThat(ContainerSize.ofMaster(conf))
        .isEqualTo(new ContainerSize(2048, 1)); // 1536 in steps of 1024
  }

  @Test
  void containersAsSet() {
    conf.setInt("yarn.scheduler.minimum-allocation-mb", 256);
    conf.setInt("mapreduce.map.memory.mb", 600);
    conf.setInt("mapreduce.map.cpu.vcores", 2);
    conf.setInt("yarn.app.mapreduce.am.resource.mb", 512);
    conf.setInt("yarn.app.mapreduce.am.resource.cpu-vcores", 3);
    assertThat(ContainerSize.ofMap(conf)).isEqualTo(new ContainerSize(768, 2));
    assertThat(ContainerSize.ofMaster(conf)).isEqualTo(new ContainerSize(512, 3));
  }
}
