package io.pulsemill.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.table.FeatureRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionCsvTest {
  @Test
  void nullsAreEmptyCellsAndAwkwardTextIsQuoted() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PredictionCsv csv = new PredictionCsv(bytes, "predicted", List.of("p_a,b", "p_c"))) {
      csv.write(new FeatureRow("1", "a,b", new double[] {0.75, 0.25}));
      csv.write(new FeatureRow("say \"x\"", null, new double[] {Double.NaN, Double.NaN}));
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            subject,predicted,"p_a,b",p_c
            1,"a,b",0.75,0.25
            "say ""x""\",,,
            """);
  }
}
