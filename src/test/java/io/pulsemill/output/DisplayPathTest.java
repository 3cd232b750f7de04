package io.pulsemill.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

class DisplayPathTest {
  @Test
  void aLocalPathIsShownWithoutItsScheme() {
    assertThat(DisplayPath.shown(new Path("file:///data/out"))).isEqualTo("/data/out");
  }

  @Test
  void aPathWithoutASchemeIsShownAsItIs() {
    assertThat(DisplayPath.shown(new Path("data/out"))).isEqualTo("data/out");
  }

  @Test
  void aPathElsewhereIsShownWithSchemeAndHost() {
    assertThat(DisplayPath.shown(new Path("hdfs://node:8020/data/out")))
        .isEqualTo("hdfs://node:8020/data/out");
  }

  @Test
  void spacesAndPercentSignsAreShownAsTyped() {
    assertThat(DisplayPath.shown(new Path("file:///my data/50%"))).isEqualTo("/my data/50%");
  }
}
