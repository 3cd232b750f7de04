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
      page.element("p", "The run names no stage.").close();
      return;
    }
    page.open("div", "class", "figures");
    picture.draw(
        "Seconds by stage",
        "What each stage took, by part. No part: what a stage that runs in one JVM does not tell,"
            + " and what is left over.",
        bars.keys(),
        bars::chart);
    page.close();
    bars.table(page, "stage");
    page.close();
  }
}
