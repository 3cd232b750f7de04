package io.pulsemill.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableWriterTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void missingValuesAreEmptyCellsAndAwkwardTextIsQuoted() throws IOException {
    try (CsvTableWriter csv = writer("predicted", "p_a,b", "p_c")) {
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

  @Test
  void aTableWithoutLabelsHasNoColumnForThem() throws IOException {
    try (CsvTableWriter csv = writer(null, "mean")) {
      csv.write(new FeatureRow("1", null, new double[] {52}));
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("subject,mean\n1,52.0\n");
  }

  private CsvTableWriter writer(String label, String... features) throws IOException {
    return new CsvTableWriter(bytes, new TableColumns("subject", label, List.of(features)));
  }
}
