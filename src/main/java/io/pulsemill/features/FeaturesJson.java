package io.pulsemill.features;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulsemill.summary.Feature;
import java.util.Map;

/**
 * {@code _features.json}, which tells what the table beside it holds and what became of the records
 * it was made of. It depends on records and settings alone: no clock, host or path.
 */
public final class FeaturesJson {
  private static final int FORMAT = 1;

  private FeaturesJson() {}

  /**
   * The text of the file.
   *
   * @param labelled whether the table has a label column
   */
  public static String of(FeaturesSettings settings, boolean labelled, FeaturesResult result) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = mapper.createObjectNode();
    json.put("format", FORMAT);
    for (Feature feature : settings.features()) {
      json.withArray("features").add(feature.key());
    }
    json.put("rows", result.subjects());

    ObjectNode records = json.putObject("records");
    records.put("read", result.read());
    records.put("used", result.used());
    records.put("duplicate", result.duplicates());
    records.put("blank", result.blank());
    putAll(result.malformed(), records);
    putAll(result.contradictoryRows(), records);
    putAll(result.contradictorySubjects(), json.putObject("subjects"));

    ColumnNames names = settings.columns();
    ObjectNode columns = json.putObject("columns");
    columns.put("subject", names.subject());
    columns.put("time", names.time());
    columns.put("value", names.value());
    columns.put("label", labelled ? names.label() : null);
    json.put("timeFormat", settings.timeFormat().toString());
    return text(mapper, json);
  }

  private static void putAll(Map<String, Long> counts, ObjectNode into) {
    counts.forEach(into::put);
  }

  private static String text(ObjectMapper mapper, ObjectNode json) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    try {
      return mapper
              .writer(new DefaultPrettyPrinter().withObjectIndenter(lines))
              .writeValueAsString(json)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of texts and numbers is always JSON", e);
    }
  }
}
