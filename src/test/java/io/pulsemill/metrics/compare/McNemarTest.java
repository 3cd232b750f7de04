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
}
