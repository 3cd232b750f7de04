package io.pulsemill.export;

import io.pulsemill.InputException;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.bind.JAXBException;
import javax.xml.transform.stream.StreamResult;
import org.dmg.pmml.Application;
import org.dmg.pmml.DataDictionary;
import org.dmg.pmml.DataField;
import org.dmg.pmml.DataType;
import org.dmg.pmml.FieldName;
import org.dmg.pmml.Header;
import org.dmg.pmml.Interval;
import org.dmg.pmml.InvalidValueTreatmentMethod;
import org.dmg.pmml.LocalTransformations;
import org.dmg.pmml.MiningField;
import org.dmg.pmml.MiningFunction;
import org.dmg.pmml.MiningSchema;
import org.dmg.pmml.OpType;
import org.dmg.pmml.Output;
import org.dmg.pmml.OutputField;
import org.dmg.pmml.PMML;
import org.dmg.pmml.ResultFeature;
import org.dmg.pmml.Value;
import org.dmg.pmml.regression.NumericPredictor;
import org.dmg.pmml.regression.RegressionModel;
import org.dmg.pmml.regression.RegressionTable;
import org.jpmml.model.JAXBUtil;

/**
 * A model as PMML 4.4: a RegressionModel whose tables take one derived field each, the class's
 * score less the largest ({@link ScoreFields}). Some scorers exponentiate what a table gives as it
 * is, which is infinite above 709; less than 0 it never is. All scorers then do the same operations
 * in the same order, and differ by the last digits of exp.
 */
public final class PmmlWriter {
  private static final String DESCRIPTION =
      "Softmax regression. Probabilities and label are right on every row whose scores are finite"
          + " doubles, which holds far beyond 1,000 deviations from the training rows; of equal"
          + " scores the first class wins. A feature that is missing, NaN or infinite gives no"
          + " result.";

  private final Scorer scorer;
  private final Set<String> names = new HashSet<>();

  private PmmlWriter(Scorer scorer) {
    this.scorer = scorer;
  }

  /**
   * The text of the model.
   *
   * @throws InputException if a name has a character that XML does not keep, the label's column is
   *     a feature too, or the model is too large
   */
  public static String write(Scorer scorer) {
    scorer.checkSizeAsText();
    return new PmmlWriter(scorer).text();
  }

  private String text() {
    scorer.features().forEach(name -> declare("Feature", name));
    declare("Label column", scorer.labelColumn());
    scorer.classes().forEach(label -> checkXml("Class", label));
    PMML pmml = new PMML("4.4", header(), dictionary());
    pmml.addModels(model());
    StringWriter text = new StringWriter();
    try {
      JAXBUtil.marshalPMML(pmml, new StreamResult(text));
    } catch (JAXBException e) {
      throw new IllegalStateException("PMML could not be written: " + e, e);
    }
    return text.toString();
  }

  private static Header header() {
    return new Header().setApplication(new Application("Pulsemill")).setDescription(DESCRIPTION);
  }

  /** Infinities are outside of the interval, so they are invalid, and read as missing. */
  private DataDictionary dictionary() {
    DataDictionary dictionary = new DataDictionary();
    for (String feature : scorer.features()) {
      dictionary.addDataFields(
          new DataField(FieldName.create(feature), OpType.CONTINUOUS, DataType.DOUBLE)
              .addIntervals(
                  new Interval(Interval.Closure.CLOSED_CLOSED)
                      .setLeftMargin(-Double.MAX_VALUE)
                      .setRightMargin(Double.MAX_VALUE)));
    }
    DataField label =
        new DataField(FieldName.create(scorer.labelColumn()), OpType.CATEGORICAL, DataType.STRING);
    scorer.classes().forEach(c -> label.addValues(new Value(c)));
    return dictionary.addDataFields(label);
  }

  private RegressionModel model() {
    MiningSchema schema = new MiningSchema();
    schema.addMiningFields(
        new MiningField(FieldName.create(scorer.labelColumn()))
            .setUsageType(MiningField.UsageType.TARGET));
    for (String feature : scorer.features()) {
      schema.addMiningFields(
          new MiningField(FieldName.create(feature))
              .setInvalidValueTreatment(InvalidValueTreatmentMethod.AS_MISSING));
    }
    LocalTransformations derived = new LocalTransformations();
    List<FieldName> shifted = new ScoreFields(scorer, this::unused, derived).add();
    RegressionModel model =
        new RegressionModel(MiningFunction.CLASSIFICATION, schema, null)
            .setNormalizationMethod(RegressionModel.NormalizationMethod.SOFTMAX)
            .setLocalTransformations(derived)
            .setOutput(output());
    for (int c = 0; c < shifted.size(); c++) {
      model.addRegressionTables(
          new RegressionTable(0)
              .setTargetCategory(scorer.classes().get(c))
              .addNumericPredictors(new NumericPredictor(shifted.get(c), 1)));
    }
    return model;
  }

  /** The label first: PMML4S gives none if it is not asked for. */
  private Output output() {
    Output output =
        new Output()
            .addOutputFields(
                new OutputField(unused("predicted"), OpType.CATEGORICAL, DataType.STRING)
                    .setResultFeature(ResultFeature.PREDICTED_VALUE));
    for (String label : scorer.classes()) {
      output.addOutputFields(
          new OutputField(unused("p_" + label), OpType.CONTINUOUS, DataType.DOUBLE)
              .setResultFeature(ResultFeature.PROBABILITY)
              .setValue(label));
    }
    return output;
  }

  /** The name, with as many underscores in front as make it new. */
  private FieldName unused(String name) {
    String found = name;
    while (!names.add(found)) {
      found = '_' + found;
    }
    return FieldName.create(found);
  }

  private void declare(String what, String name) {
    checkXml(what, name);
    if (!names.add(name)) {
      throw new InputException("%s '%s' is a feature too; rename one".formatted(what, name));
    }
  }

  private static void checkXml(String what, String name) {
    name.codePoints()
        .filter(point -> !isXml(point))
        .findFirst()
        .ifPresent(
            point -> {
              throw new InputException(
                  "%s '%s': expected characters that XML keeps but found U+%04X; rename it"
                      .formatted(what, name.replaceAll("\\p{Cntrl}", "?"), point));
            });
  }

  /** A tab or a line's end in an attribute would be read back as a blank. */
  private static boolean isXml(int point) {
    return (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
