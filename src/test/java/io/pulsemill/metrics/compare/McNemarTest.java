package io.pulsemill.metrics.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class McNemarTest {
  @Test
  void isThatOfStatsmodels() throws IOException {
    try (InputStream in = McNemarTest.class.getResourceAsStream("../golden.json")) {
      for (JsonNode golden : new ObjectMapper().readTree(in).get("mcNemar")) {
        long first = golden.get("onlyFirst").longValue();
        long second = golden.get("onlySecond").longValue();
        McNemar found = McNemar.of(first, second);
        double p = golden.get("pValue").doubleValue();
        assertThat(found.pValue()).as("%d, %d", first, second).isCloseTo(p, within(1e-12 * p));
        if (golden.get("exact").booleanValue()) {
          assertThat(found.method()).isEqualTo(McNemar.Method.EXACT);
          assertThat(found.statistic()).isNaN();
        } else {
          assertThat(found.method()).isEqualTo(McNemar.Method.CHI_SQUARE);
          double statistic = golden.get("statistic").doubleValue();
          assertThat(found.statistic()).isCloseTo(statistic, within(1e-12));
        }
      }
    }
  }

  /** erfc(2) and erfc(5), from Abramowitz and Stegun's table and scipy.special. */
  @Test
  void theTailIsRightOnBothSidesOfItsSeam() {
    assertThat(ChiSquareTail.of(0)).isEqualTo(1);
    assertThat(ChiSquareTail.of(8)).isCloseTo(0.004677734981047266, within(1e-16));
    assertThat(ChiSquareTail.of(Math.nextDown(8.0))).isCloseTo(0.004677734981047266, within(1e-15));
    assertThat(ChiSquareTail.of(50)).isCloseTo(1.537459794428035e-12, within(1e-25));
  }
}
