package io.pulsemill.export;

import java.util.ArrayList;
import java.util.List;

/** The scores, probabilities and label of rows of doubles, by operators of the standard domain. */
final class DoubleGraph {
  private DoubleGraph() {}

  static OnnxGraph of(Scorer scorer) {
    int d = scorer.features().size();
    int classes = scorer.classes().size();
    OnnxGraph graph =
        new OnnxGraph()
            .input("features", OnnxGraph.DOUBLE, d)
            .output("label", OnnxGraph.STRING)
            .output("probabilities", OnnxGraph.DOUBLE, classes)
            .constant("coefficients", scorer.coefficients(), classes, d)
            .constant("intercepts", scorer.intercepts(), classes);
    String inputs = "features";
    if (scorer.isStandardized()) {
      inputs = "z";
      graph
          .constant("centers", scorer.centers(), d)
          .constant("scales", scorer.scales(), d)
          .node("Sub", List.of("features", "centers"), "deviations")
          .node("Div", List.of("deviations", "scales"), "z");
    }
    graph
        .node(
            "Gemm",
            List.of(inputs, "coefficients", "intercepts"),
            "scores",
            OnnxGraph.attribute("transB", 1))
        .node("Softmax", List.of("scores"), "probabilities", OnnxGraph.attribute("axis", 1));
    return label(graph, scorer.classes());
  }

  /** Of equals, ArgMax takes the first; one label more, which is empty, is that of no result. */
  private static OnnxGraph label(OnnxGraph graph, List<String> classes) {
    List<String> labels = new ArrayList<>(classes);
    labels.add("");
    return graph
        .constant("labels", labels, labels.size())
        .constant("of_none", new long[] {classes.size()})
        .constant("columns", new long[] {1}, 1)
        .node(
            "ReduceSum",
            List.of("probabilities", "columns"),
            "total",
            OnnxGraph.attribute("keepdims", 0))
        .node("IsNaN", List.of("total"), "none")
        .node(
            "ArgMax",
            List.of("scores"),
            "largest",
            OnnxGraph.attribute("axis", 1),
            OnnxGraph.attribute("keepdims", 0))
        .node("Where", List.of("none", "of_none", "largest"), "index")
        .node("Gather", List.of("labels", "index"), "label");
  }
}
