package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeaturesJsonTest {
  private static final FeaturesResult RESULT =
      new FeaturesResult(
          20,
          12,
          1,
          0,
          0,
          2,
          0,
          0,
          18,
          5,
          map("columns", 3, "number", 0),
          map("two-labels", 1, "two-values", 0),
          map("two-labels", 4, "two-values", 0));

  @Test
  void tellsWhatBecameOfEveryRecord() {
    assertThat(FeaturesJson.of(TestFiles.settings(), true, RESULT))
        .isEqualTo(
            """
            {
              "format": 2,
              "features": [ "mean", "std", "min", "max" ],
              "rows": 5,
              "records": {
                "read": 20,
                "used": 12,
                "duplicate": 1,
                "missing": 0,
                "blank": 2,
                "columns": 3,
                "number": 0,
                "two-labels": 4,
                "two-values": 0
              },
              "subjects": {
                "two-labels": 1,
                "two-values": 0
              },
              "columns": {
                "subject": "ts_number",
                "time": "datetime",
                "value": "pulse",
                "label": "category"
              },
              "timeFormat": "auto",
              "checksum": "71ab33f021c49c8e2e22039b32a6ec00b559bd456db22072fde11a88850717ab"
            }
            """);
  }

  @Test
  void tableWithoutLabelsNamesNoLabelColumn() {
    assertThat(FeaturesJson.of(TestFiles.settings(), false, RESULT)).contains("\"label\": null");
  }

  private static Map<String, Long> map(String key, long count, String other, long otherCount) {
    Map<String, Long> map = new LinkedHashMap<>();
    map.put(key, count);
    map.put(other, otherCount);
    return map;
  }
}
