package io.pulsemill.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.bench.PeerOutput.Seconds;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerOutputTest {
  @Test
  void objectsOfALineEachNameTheirParts() throws IOException {
    String output =
        """
        {"what": "every_byte", "wall_s": 1.5, "cpu_s": 1.25, "gb_per_cpu_s": Infinity}
        {"what": "read_only", "wall_s": 0.5, "cpu_s": 0.25}
        {"what": "every_byte", "wall_s": 2.5, "cpu_s": 2.25}
        # load before: 0.1
        """;
    assertThat(PeerOutput.parts("peer-scan", output))
        .containsEntry("every_byte", List.of(new Seconds(1.5, 1.25), new Seconds(2.5, 2.25)))
        .containsEntry("read_only", List.of(new Seconds(0.5, 0.25)))
        .hasSize(2);
  }

  @Test
  void theFeaturesOfDuckdbAreItsStagesWithoutTheExtraScan() throws IOException {
    String output =
        """
        a line before
        {
          "system": "duckdb",
          "stages": {
            "start": {"wall_s": 1.0, "cpu_s": 0.5},
            "read_features": {"wall_s": 2.0, "cpu_s": 4.0},
            "write_csv": {"wall_s": 0.25, "cpu_s": 0.25},
            "extra_parse_only_scan": {"wall_s": 8.0, "cpu_s": 16.0}
          },
          "total_wall_s": 11.25
        }
        # load before: 0.1
        """;
    assertThat(PeerOutput.parts("duckdb", output))
        .containsEntry("features", List.of(new Seconds(3.25, 4.75)))
        .containsEntry("write_csv", List.of(new Seconds(0.25, 0.25)))
        .hasSize(5);
  }
}
