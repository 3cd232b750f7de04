package io.pulsemill.report;

import io.pulsemill.record.Stage;
import java.util.List;

/** Where the time of a run went: {@code stages} of {@code run.json}. */
final class TimeSection {
  private final List<Stage> stages;

  TimeSection(List<Stage> stages) {
    this.stages = stages;
  }

  /** The table alone. */
  String text() {
    return bars().table("stage").toString();
  }

  private Bars bars() {
    Bars bars = new Bars();
    for (Stage stage : stages) {
      bars.add(stage.stage(), stage.rows(), stage.seconds(), stage.parts()::of);
    }
    return bars;
  }

  void write(HtmlWriter page, Picture picture) {
    page.open("section").element("h2", "Where the time went");
    Bars bars = bars();
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
    page.table(bars.table("stage"));
    page.close();
  }
}
