package io.pulsemill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a run was asked and what it read: the rest of {@code run.json}. */
final class RecordSection {
  private final JsonNode run;

  RecordSection(JsonNode run) {
    this.run = run;
  }

  void write(HtmlWriter page) {
    page.open("section").element("h2", "Settings and input");
    page.element("h3", "Inputs");
    List<List<String>> inputs = new ArrayList<>();
    for (JsonNode input : run.path("inputs")) {
      inputs.add(
          List.of(
              Figures.text(input.path("path")),
              Figures.whole(input.path("length")),
              Figures.text(input.path("checksum"))));
    }
    page.table(List.of("file", "bytes", "checksum"), inputs);
    page.element("h3", "Records");
    page.table(List.of("records", "number"), fields(run.path("records")));
    page.element("h3", "Settings");
    page.table(List.of("option", "value"), fields(run.path("settings")));
    page.element("h3", "Versions");
    page.table(List.of("of", "version"), fields(run.path("versions")));
    page.close();
  }

  private static List<List<String>> fields(JsonNode object) {
    List<List<String>> rows = new ArrayList<>();
    object
        .properties()
        .forEach(
            field ->
                rows.add(
                    List.of(
                        field.getKey(),
                        field.getValue().isIntegralNumber() && field.getValue().asLong() >= 10_000
                            ? Figures.whole(field.getValue())
                            : Figures.text(field.getValue()))));
    return rows;
  }
}
