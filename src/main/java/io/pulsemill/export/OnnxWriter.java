package io.pulsemill.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A model as ONNX. Input: {@code features}, N × d, raw, in the order of the metadata's {@code
 * features}. Outputs: {@code label}, N texts, empty where a feature is NaN or infinite, and {@code
 * probabilities}, N × K, NaN there.
 */
public final class OnnxWriter {
  /** What the numbers of the graph are. */
  public enum Precision {
    /** Doubles and operators of the standard domain: right as far as scores are finite. */
    FLOAT64,
    /** Floats and a LinearClassifier, as converters of other libraries write it. */
    FLOAT32;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private OnnxWriter() {}

  /**
   * The bytes of the file.
   *
   * @throws io.pulsemill.InputException if a number has no float, and floats are asked for
   */
  public static byte[] write(Scorer scorer, Precision precision) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("features", json(scorer.features()));
    metadata.put("classes", json(scorer.classes()));
    metadata.put("label_column", scorer.labelColumn());
    metadata.put("numbers", precision.toString());
    if (precision == Precision.FLOAT64) {
      metadata.put("rounding", "none: weights are the doubles of the training");
      return DoubleGraph.of(scorer)
          .model(
              "Softmax regression, in doubles. Right on every row whose scores are finite doubles,"
                  + " which holds far beyond 1,000 deviations from the training rows.",
              metadata);
    }
    metadata.put("rounding", "weights, centers and scales are rounded to float32");
    metadata.put("largest_error", FloatError.stated(scorer));
    return FloatGraph.of(scorer)
        .model("Softmax regression, in floats. " + FloatError.stated(scorer), metadata);
  }

  private static String json(List<String> names) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    names.forEach(array::add);
    return array.toString();
  }
}
