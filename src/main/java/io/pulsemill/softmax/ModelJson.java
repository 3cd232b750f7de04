package io.pulsemill.softmax;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import io.pulsemill.InputException;
import io.pulsemill.json.JsonFields;
import io.pulsemill.json.Seal;
import io.pulsemill.json.SealedJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * {@link TrainedModel} as the text of {@code model.json}, a {@link SealedJson}.
 *
 * <p>Keys stand in a fixed order; numbers are the shortest decimals that read back as the same
 * double, by Jackson's own algorithm, not the JDK's, which changed with version 19. So equal models
 * give equal text. {@code rowsByClass} is an array in the order of {@code classes}. Unknown keys
 * are ignored when reading.
 *
 * <p>Format 1 is read too; it has no {@code standardized}, nor need format 2 of another hand: such
 * a model scores by its raw coefficients.
 */
public final class ModelJson {
  private static final int FIRST_FORMAT = 1;
  private static final String KIND = "softmax";

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private ModelJson() {}

  /** The text of a model: indented, lines ended by a single line feed, the last one too. */
  public static String write(TrainedModel trained) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.setPrettyPrinter(SealedJson.layout());
      json.writeStartObject();
      json.writeNumberField("format", SealedJson.FORMAT);
      json.writeStringField("kind", KIND);
      writeModel(json, trained.model());
      json.writeObjectFieldStart("training");
      writeTraining(json, trained.training());
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("Unexpected I/O error while writing to memory", e);
    }
    return Seal.put(text.toString());
  }

  private static void writeModel(JsonGenerator json, SoftmaxModel model) throws IOException {
    writeStrings(json, "classes", model.classes());
    writeStrings(json, "features", model.features());
    writeWeights(json, model.intercepts(), model.coefficients());
    StandardizedWeights standardized = model.standardized();
    if (standardized != null) {
      json.writeObjectFieldStart("standardized");
      writeNumbers(json, "centers", standardized.centers());
      writeNumbers(json, "scales", standardized.scales());
      writeWeights(
          json, standardized.weights().intercepts(), standardized.weights().coefficients());
      json.writeEndObject();
    }
  }

  private static void writeWeights(JsonGenerator json, double[] intercepts, double[][] coefficients)
      throws IOException {
    writeNumbers(json, "intercepts", intercepts);
    json.writeArrayFieldStart("coefficients");
    for (double[] row : coefficients) {
      writeNumbers(json, row);
    }
    json.writeEndArray();
  }

  private static void writeTraining(JsonGenerator json, TrainingRecord training)
      throws IOException {
    json.writeNumberField("rows", training.rows());
    json.writeArrayFieldStart("rowsByClass");
    for (long rows : training.rowsByClass()) {
      json.writeNumber(rows);
    }
    json.writeEndArray();
    json.writeNumberField("meanLoss", training.meanLoss());
    json.writeNumberField("objective", training.objective());
    json.writeNumberField("gradientNorm", training.gradientNorm());
    json.writeNumberField("passes", training.passes());
    json.writeStringField("stop", training.stop());
    json.writeStringField("optimizer", training.optimizer());
    json.writeNumberField("l2", training.l2());
    json.writeNumberField("seed", training.seed());
    json.writeNumberField("trainFraction", training.trainFraction());
    json.writeStringField("labelColumn", training.labelColumn());
    json.writeStringField("subjectColumn", training.subjectColumn());
  }

  private static void writeStrings(JsonGenerator json, String key, List<String> strings)
      throws IOException {
    json.writeArrayFieldStart(key);
    for (String string : strings) {
      json.writeString(string);
    }
    json.writeEndArray();
  }

  private static void writeNumbers(JsonGenerator json, String key, double[] numbers)
      throws IOException {
    json.writeFieldName(key);
    writeNumbers(json, numbers);
  }

  private static void writeNumbers(JsonGenerator json, double[] numbers) throws IOException {
    json.writeStartArray();
    for (double number : numbers) {
      json.writeNumber(number);
    }
    json.writeEndArray();
  }

  /**
   * Reads what {@link #write} wrote, or another hand.
   *
   * @param text whose length the caller has bounded
   * @param where the text comes from, for messages
   * @throws InputException naming where, what was expected and what was found
   */
  public static TrainedModel read(String text, String where) {
    JsonNode json = SealedJson.read(text, where);
    try {
      JsonFields root = new JsonFields(json, "");
      long format = root.wholeNumber("format");
      root.expect("kind", '"' + KIND + '"', "of this build");
      SoftmaxModel model = readModel(root);
      if (format != FIRST_FORMAT && root.has("standardized")) {
        model = model.scoringBy(readStandardized(root.object("standardized")));
      }
      return new TrainedModel(model, readTraining(root.object("training")));
    } catch (InputException e) {
      throw new InputException(where + ": " + e.getMessage(), e);
    }
  }

  private static SoftmaxModel readModel(JsonFields root) {
    return new SoftmaxModel(
        root.strings("classes", SoftmaxShape.MAX_CLASSES),
        root.strings("features", SoftmaxShape.MAX_FEATURES),
        root.numbers("intercepts"),
        root.rowsOfNumbers("coefficients"));
  }

  private static StandardizedWeights readStandardized(JsonFields standardized) {
    return new StandardizedWeights(
        standardized.numbers("centers"),
        standardized.numbers("scales"),
        new LinearWeights(
            standardized.numbers("intercepts"), standardized.rowsOfNumbers("coefficients")));
  }

  private static TrainingRecord readTraining(JsonFields training) {
    return new TrainingRecord(
        training.wholeNumber("rows"),
        training.wholeNumbers("rowsByClass"),
        training.number("meanLoss"),
        training.number("objective"),
        training.number("gradientNorm"),
        training.count("passes", 0),
        training.string("stop"),
        training.string("optimizer"),
        training.number("l2"),
        training.wholeNumber("seed"),
        training.number("trainFraction"),
        training.string("labelColumn"),
        training.stringOrNull("subjectColumn"));
  }
}
