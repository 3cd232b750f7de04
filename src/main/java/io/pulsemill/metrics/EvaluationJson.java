package io.pulsemill.metrics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.pulsemill.json.Seal;
import io.pulsemill.json.SealedJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * The text of evaluation.json, a {@link SealedJson}; format 1 had no {@code format}.
 *
 * <pre>
 *   {"format", "rows", "classes": […], "confusion": [[actual × predicted]], "accuracy", "logLoss",
 *    "perClass": [{"label", "precision", "recall", "f1", "support"}],
 *    "macro": {"precision", "recall", "f1"}, "weighted": {…},
 *    "reliability": [{"label", "bins": [{"rows", "meanProbability", "observed"}]}],
 *    "skipped": {reason: rows}, "checksum"}
 * </pre>
 *
 * <p>An undefined metric is null. Doubles are the shortest text that reads back as the same double.
 */
public final class EvaluationJson {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private EvaluationJson() {}

  /** Indented JSON that ends with a newline; {@code classes} are the labels in class order. */
  public static String write(Scores scores, List<String> classes) {
    checkClasses(scores, classes);
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.setPrettyPrinter(SealedJson.layout());
      json.writeStartObject();
      writeBody(json, scores, classes);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Unexpected I/O error while writing to memory", e);
    }
    return Seal.put(text.append('\n').toString());
  }

  /** One label for each class, or an exception. */
  static void checkClasses(Scores scores, List<String> classes) {
    if (classes.size() != scores.classes()) {
      throw new IllegalArgumentException(
          "Labels: expected %d, one per class, but found %d"
              .formatted(scores.classes(), classes.size()));
    }
  }

  private static void writeBody(JsonGenerator json, Scores scores, List<String> classes)
      throws IOException {
    ConfusionMatrix confusion = scores.confusion();
    json.writeNumberField("format", SealedJson.FORMAT);
    json.writeNumberField("rows", scores.rows());
    json.writeArrayFieldStart("classes");
    for (String label : classes) {
      json.writeString(label);
    }
    json.writeEndArray();
    writeConfusion(json, confusion);
    writeMetric(json, "accuracy", confusion.accuracy());
    writeMetric(json, "logLoss", scores.logLoss());
    writePerClass(json, confusion, classes);
    json.writeObjectFieldStart("macro");
    writeAverages(json, confusion.macro());
    json.writeObjectFieldStart("weighted");
    writeAverages(json, confusion.weighted());
    writeReliability(json, scores.reliability(), classes);
    json.writeObjectFieldStart("skipped");
    for (Map.Entry<String, Long> entry : scores.skipped().entrySet()) {
      json.writeNumberField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  private static void writeConfusion(JsonGenerator json, ConfusionMatrix confusion)
      throws IOException {
    json.writeArrayFieldStart("confusion");
    for (int actual = 0; actual < confusion.classes(); actual++) {
      json.writeStartArray();
      for (int predicted = 0; predicted < confusion.classes(); predicted++) {
        json.writeNumber(confusion.count(actual, predicted));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void writePerClass(
      JsonGenerator json, ConfusionMatrix confusion, List<String> classes) throws IOException {
    json.writeArrayFieldStart("perClass");
    for (int c = 0; c < classes.size(); c++) {
      json.writeStartObject();
      json.writeStringField("label", classes.get(c));
      writeMetric(json, "precision", confusion.precision(c));
      writeMetric(json, "recall", confusion.recall(c));
      writeMetric(json, "f1", confusion.f1(c));
      json.writeNumberField("support", confusion.support(c));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The fields of an object already opened, and its end. */
  private static void writeAverages(JsonGenerator json, Averages averages) throws IOException {
    writeMetric(json, "precision", averages.precision());
    writeMetric(json, "recall", averages.recall());
    writeMetric(json, "f1", averages.f1());
    json.writeEndObject();
  }

  private static void writeReliability(
      JsonGenerator json, Reliability reliability, List<String> classes) throws IOException {
    json.writeArrayFieldStart("reliability");
    for (int c = 0; c < classes.size(); c++) {
      json.writeStartObject();
      json.writeStringField("label", classes.get(c));
      json.writeArrayFieldStart("bins");
      for (int b = 0; b < Reliability.BINS; b++) {
        json.writeStartObject();
        json.writeNumberField("rows", reliability.rows(c, b));
        writeMetric(json, "meanProbability", reliability.meanProbability(c, b));
        writeMetric(json, "observed", reliability.observed(c, b));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeMetric(JsonGenerator json, String name, double value)
      throws IOException {
    if (Double.isNaN(value)) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }
}
