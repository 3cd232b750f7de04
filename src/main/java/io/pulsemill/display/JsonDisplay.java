package io.pulsemill.display;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulsemill.job.RunEvent;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Progress for programs: a JSON object in each line, with the time, what it is in {@code event}
 * (docs/options.md lists them), and its values.
 */
final class JsonDisplay implements Display {
  private static final JsonMapper JSON = new JsonMapper();

  private final PrintWriter err;

  JsonDisplay(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void say(String line) {
    write("message", JSON.createObjectNode().put("text", line));
  }

  @Override
  public void warn(String line) {
    write("warning", JSON.createObjectNode().put("text", line));
  }

  @Override
  public void error(String line) {
    write("error", JSON.createObjectNode().put("text", line));
  }

  @Override
  public void event(RunEvent event) {
    String name = event.getClass().getSimpleName();
    write(
        name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), JSON.valueToTree(event));
  }

  private void write(String event, ObjectNode values) {
    ObjectNode line = JSON.createObjectNode();
    line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("event", event);
    line.setAll(values);
    try {
      err.println(JSON.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and text", e);
    }
  }
}
