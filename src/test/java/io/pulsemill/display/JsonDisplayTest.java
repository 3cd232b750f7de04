package io.pulsemill.display;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pulsemill.job.RunEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonDisplayTest {
  private final StringWriter err = new StringWriter();
  private final Display display = ProgressMode.JSON.on(new PrintWriter(err), true);

  @Test
  void eachLineIsAnObjectWithItsTimeAndKind() throws Exception {
    display.say("a \"line\"\nof two");
    display.warn("odd");
    display.event(new RunEvent.StageBegan("train"));
    display.event(new RunEvent.JobShare("features", "job_1", 40, 0, null));
    display.event(new RunEvent.Pass(2, 1_000_000, 0.25, 1e-3, 4));
    display.event(new RunEvent.StageEnded("train", 7, 1.5));
    display.error("failed");

    List<String> found = new ArrayList<>();
    for (String line : err.toString().lines().toList()) {
      JsonNode object = new JsonMapper().readTree(line);
      assertThat(Instant.parse(object.get("time").asText())).isBeforeOrEqualTo(Instant.now());
      found.add(line.replaceFirst("\"time\":\"[^\"]*\",", ""));
    }
    assertThat(found)
        .containsExactly(
            "{\"event\":\"message\",\"text\":\"a \\\"line\\\"\\nof two\"}",
            "{\"event\":\"warning\",\"text\":\"odd\"}",
            "{\"event\":\"stageBegan\",\"stage\":\"train\"}",
            "{\"event\":\"jobShare\",\"job\":\"features\",\"id\":\"job_1\",\"map\":40,\"reduce\":0,"
                + "\"address\":null}",
            "{\"event\":\"pass\",\"number\":2,\"rows\":1000000,\"loss\":0.25,"
                + "\"gradientNorm\":0.001,\"seconds\":4.0}",
            "{\"event\":\"stageEnded\",\"stage\":\"train\",\"rows\":7,\"seconds\":1.5}",
            "{\"event\":\"error\",\"text\":\"failed\"}");
  }
}
