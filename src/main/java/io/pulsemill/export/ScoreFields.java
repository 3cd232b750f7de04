package io.pulsemill.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.dmg.pmml.Apply;
import org.dmg.pmml.Constant;
import org.dmg.pmml.DataType;
import org.dmg.pmml.DerivedField;
import org.dmg.pmml.Expression;
import org.dmg.pmml.FieldName;
import org.dmg.pmml.FieldRef;
import org.dmg.pmml.LocalTransformations;
import org.dmg.pmml.OpType;

/**
 * The scores as derived fields: z, each class's score, the largest, and each score less the
 * largest. Only functions of two arguments do arithmetic: {@code sum} would pass over what is
 * missing. A score of many features is added in pieces, a field each, as scorers recurse.
 */
final class ScoreFields {
  private final Scorer scorer;
  private final Function<String, FieldName> unused;
  private final LocalTransformations fields;

  /**
   * @param unused makes a name one that no other field has
   * @param fields where they go
   */
  ScoreFields(Scorer scorer, Function<String, FieldName> unused, LocalTransformations fields) {
    this.scorer = scorer;
    this.unused = unused;
    this.fields = fields;
  }

  /** Adds them; the names of the last, in the order of the classes. */
  List<FieldName> add() {
    List<FieldName> inputs = scorer.isStandardized() ? standardized() : raw();
    List<FieldName> scores = new ArrayList<>();
    for (int c = 0; c < scorer.classes().size(); c++) {
      scores.add(score(c, inputs));
    }
    Apply max = new Apply("max");
    scores.forEach(score -> max.addExpressions(new FieldRef(score)));
    FieldName largest = field("score_max", max);
    List<FieldName> shifted = new ArrayList<>();
    for (int c = 0; c < scores.size(); c++) {
      shifted.add(
          field(
              "shifted_" + (c + 1),
              apply("-", new FieldRef(scores.get(c)), new FieldRef(largest))));
    }
    return shifted;
  }

  private List<FieldName> raw() {
    return scorer.features().stream().map(FieldName::create).toList();
  }

  private List<FieldName> standardized() {
    double[] centers = scorer.centers();
    double[] scales = scorer.scales();
    List<FieldName> inputs = new ArrayList<>();
    for (int j = 0; j < centers.length; j++) {
      FieldRef feature = new FieldRef(FieldName.create(scorer.features().get(j)));
      inputs.add(
          field(
              "z_" + (j + 1),
              apply("/", apply("-", feature, constant(centers[j])), constant(scales[j]))));
    }
    return inputs;
  }

  private FieldName score(int c, List<FieldName> inputs) {
    Expression sum = constant(scorer.intercept(c));
    for (int j = 0; j < inputs.size(); j++) {
      if (j > 0 && j % Scorer.TERMS_AT_ONCE == 0) {
        sum = new FieldRef(field("score_%d_of_%d".formatted(c + 1, j), sum));
      }
      Apply term = apply("*", constant(scorer.coefficient(c, j)), new FieldRef(inputs.get(j)));
      sum = apply("+", sum, term);
    }
    return field("score_" + (c + 1), sum);
  }

  private FieldName field(String name, Expression value) {
    FieldName free = unused.apply(name);
    fields.addDerivedFields(new DerivedField(free, OpType.CONTINUOUS, DataType.DOUBLE, value));
    return free;
  }

  private static Apply apply(String function, Expression left, Expression right) {
    return new Apply(function).addExpressions(left, right);
  }

  private static Constant constant(double x) {
    return new Constant(Scorer.decimal(x)).setDataType(DataType.DOUBLE);
  }
}
