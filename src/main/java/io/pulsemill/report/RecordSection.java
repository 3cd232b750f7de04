package io.pulsemill.report;

import io.pulsemill.record.InputFile;
import io.pulsemill.record.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a run was asked and what it read: the rest of {@code run.json}. */
final class RecordSection {
  private final Run run;

  RecordSection(Run run) {
    this.run = run;
  }

  void write(HtmlWriter page) {
    page.open("section").element("h2", "Settings and input");
    if (run.inputs() != null && run.records() != null) {
      page.element("h3", "Inputs");
      page.table(
          new Table(
              List.of("file", "bytes", "checksum"),
              run.inputs().stream().map(RecordSection::cells).toList()));
      page.element("h3", "Records");
      page.table(table("records", "number", run.records()));
    }
    page.element("h3", "Settings");
    page.table(table("option", "value", run.settings()));
    page.element("h3", "Versions");
    page.table(table("of", "version", run.versions()));
    page.close();
  }

  private static List<String> cells(InputFile file) {
    return List.of(file.path(), Figures.whole(file.length()), file.checksum());
  }

  private static Table table(String key, String value, Map<String, ?> entries) {
    List<List<String>> rows = new ArrayList<>();
    entries.forEach((name, some) -> rows.add(List.of(name, text(some))));
    return new Table(List.of(key, value), rows);
  }

  private static String text(Object value) {
    if (value instanceof Integer || value instanceof Long) {
      long number = ((Number) value).longValue();
      return number >= 10_000 ? Figures.whole(number) : Long.toString(number);
    }
    return value == null ? Figures.NONE : value.toString();
  }
}
