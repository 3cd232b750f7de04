package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartTest {
  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "100, 1", "101, 2", "1000, 10", "1001, 11"})
  void aSumComesInAsManyPartsAsItTakes(double bytes, int parts) {
    assertThat(Part.count(bytes, 100)).isEqualTo(parts);
  }
}
