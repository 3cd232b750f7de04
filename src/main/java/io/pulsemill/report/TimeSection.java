package io.pulsemill.report;

import com.fasterxml.jackson.databind.JsonNode;

/** Where the time of a run went: {@code stages} of {@code run.json}. */
final class TimeSection {
  private final JsonNode stages;

  TimeSection(JsonNode stages) {
    this.stages = stages;
  }

  void write(HtmlWriter page, Picture picture) {
    page.open("section").element("h2", "Where the time went");
    Bars bars = new Bars();
    for (JsonNode stage : stages) {
      bars.add(
          Figures.text(stage.path("stage")),
          Figures.whole(stage.path("rows")),
          stage.path("seconds").asDouble(),
          part -> stage.path("parts").path(part.key()).asDouble());
    }
    if (stages.isEmpty()) {
      page.element("p", "The run has no stages.").close();
      return;
    }
    page.open("div", "class", "figures");
    picture.draw(
        "Seconds by stage",
        "Seconds of each stage, by phase. Unattributed: time that no phase accounts for, such as"
            + " stages that run in one JVM.",
        bars.keys(),
        bars::chart);
    page.close();
    bars.table(page, "stage");
    page.close();
  }
}
