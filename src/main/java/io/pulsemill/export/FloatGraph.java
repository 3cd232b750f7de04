package io.pulsemill.export;

import io.pulsemill.InputException;
import java.util.List;

/** Rows of floats, standardized, and a LinearClassifier of ai.onnx.ml with text labels. */
final class FloatGraph {
  private FloatGraph() {}

  /**
   * @throws InputException if a number has no float, or a scale's is 0
   */
  static OnnxGraph of(Scorer scorer) {
    int d = scorer.features().size();
    int classes = scorer.classes().size();
    OnnxGraph graph =
        new OnnxGraph()
            .input("features", OnnxGraph.FLOAT, d)
            .output("label", OnnxGraph.STRING)
            .output("probabilities", OnnxGraph.FLOAT, classes);
    String inputs = "features";
    if (scorer.isStandardized()) {
      inputs = "z";
      graph
          .constant("centers", rounded("center", scorer.centers()), d)
          .constant("scales", scales(scorer), d)
          .node("Sub", List.of("features", "centers"), "deviations")
          .node("Div", List.of("deviations", "scales"), "z");
    }
    return graph
        .node(
            "ai.onnx.ml",
            "LinearClassifier",
            List.of(inputs),
            List.of("most_probable", "scores"),
            OnnxGraph.attribute("coefficients", rounded("coefficient", scorer.coefficients())),
            OnnxGraph.attribute("intercepts", rounded("intercept", scorer.intercepts())),
            OnnxGraph.attribute("classlabels_strings", scorer.classes()),
            OnnxGraph.attribute("multi_class", 1),
            OnnxGraph.attribute("post_transform", "NONE"))
        .node("Softmax", List.of("scores"), "probabilities", OnnxGraph.attribute("axis", 1))
        .constant("columns", new long[] {1}, 1)
        .constant("no_label", List.of(""))
        .node(
            "ReduceSum",
            List.of("probabilities", "columns"),
            "total",
            OnnxGraph.attribute("keepdims", 0))
        .node("IsNaN", List.of("total"), "none")
        .node("Where", List.of("none", "no_label", "most_probable"), "label");
  }

  private static float[] scales(Scorer scorer) {
    double[] scales = scorer.scales();
    float[] floats = rounded("scale", scales);
    for (int j = 0; j < floats.length; j++) {
      if (floats[j] < Float.MIN_NORMAL) {
        throw beyond("scale", scales[j]);
      }
    }
    return floats;
  }

  private static float[] rounded(String what, double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
      if (Float.isInfinite(floats[i])) {
        throw beyond(what, numbers[i]);
      }
    }
    return floats;
  }

  private static InputException beyond(String what, double number) {
    return new InputException(
        "Each %s: expected a number within float32 but found %s; use --precision float64"
            .formatted(what, Scorer.decimal(number)));
  }
}
