package io.pulsemill.features;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulsemill.json.SealedJson;
import io.pulsemill.series.NameList;
import io.pulsemill.summary.Feature;
import java.util.Map;

/**
 * {@code _features.json}, a {@link SealedJson}, which describes what the table beside it holds and
 * what became of the records it was made of. It depends on records and settings alone: no clock,
 * host or path.
 */
public final class FeaturesJson {
  private FeaturesJson() {}

  /**
   * The text of the file.
   *
   * @param labeled whether the table has a label column
   */
  public static String of(FeaturesSettings settings, boolean labeled, FeaturesResult result) {
    ObjectNode json = SealedJson.start();
    for (Feature feature : settings.features()) {
      json.withArray("features").add(feature.key());
    }
    json.put("rows", result.subjects());

    ObjectNode records = json.putObject("records");
    records.put("read", result.read());
    records.put("used", result.used());
    records.put("duplicate", result.duplicates());
    records.put("missing", result.missing());
    records.put("blank", result.blank());
    putAll(result.malformed(), records);
    putAll(result.contradictoryRows(), records);
    putAll(result.contradictorySubjects(), json.putObject("subjects"));

    ColumnNames names = settings.columns();
    ObjectNode columns = json.putObject("columns");
    columns.put("subject", names.subject());
    columns.put("time", names.time());
    columns.put("value", names.value());
    columns.put("label", labeled ? names.label() : null);
    json.put("timeFormat", NameList.join(settings.times().formats()));
    return SealedJson.write(json);
  }

  private static void putAll(Map<String, Long> counts, ObjectNode into) {
    counts.forEach(into::put);
  }
}
