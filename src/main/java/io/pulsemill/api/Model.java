package io.pulsemill.api;

import io.pulsemill.inference.Inspected;
import io.pulsemill.record.Run;
import io.pulsemill.report.Part;
import io.pulsemill.report.Parts;
import io.pulsemill.report.Plot;
import io.pulsemill.report.Shown;
import io.pulsemill.softmax.ModelJson;
import io.pulsemill.softmax.SoftmaxModel;
import io.pulsemill.softmax.TrainedModel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A softmax regression, and how it came about. */
public final class Model implements Shown {
  private final TrainedModel trained;
  private final @Nullable Run run;

  /** {@code run}: that trained it; null if it was read from a file. */
  Model(TrainedModel trained, @Nullable Run run) {
    this.trained = trained;
    this.run = run;
  }

  /** Its numbers and the rows it was trained on. */
  public TrainedModel trained() {
    return trained;
  }

  public List<String> classes() {
    return trained.model().classes();
  }

  /** Names of the numbers it asks of a subject, in order. */
  public List<String> features() {
    return trained.model().features();
  }

  /** The run that trained it, if that was one of this program. */
  public Optional<Run> run() {
    return Optional.ofNullable(run);
  }

  /**
   * The probability of each class for a subject.
   *
   * @param values of all its features, by name; others are not looked at
   * @throws IllegalArgumentException if one is missing
   */
  public Map<String, Double> predict(Map<String, ? extends Number> values) {
    double[] row = new double[features().size()];
    for (int j = 0; j < row.length; j++) {
      Number value = values.get(features().get(j));
      if (value == null || !Double.isFinite(value.doubleValue())) {
        throw new IllegalArgumentException(
            "Feature '%s': expected a finite number but found %s"
                .formatted(features().get(j), value));
      }
      row[j] = value.doubleValue();
    }
    double[] logs = trained.model().logProbabilities(row);
    Map<String, Double> probabilities = new LinkedHashMap<>();
    for (int c = 0; c < logs.length; c++) {
      probabilities.put(classes().get(c), StrictMath.exp(logs[c]));
    }
    return Collections.unmodifiableMap(probabilities);
  }

  /**
   * The same of a subject's series, from which the model's features are made.
   *
   * @param sensors one for each that the model asks for
   */
  public Map<String, Double> predict(TimeSeries... sensors) {
    return predict(TimeSeries.features(features(), sensors));
  }

  /** The most probable class of a subject. */
  public String classOf(TimeSeries... sensors) {
    double[] probabilities =
        predict(sensors).values().stream().mapToDouble(Double::doubleValue).toArray();
    return classes().get(SoftmaxModel.predict(probabilities));
  }

  /** Its coefficients, with standard errors and tests if it has what they are made of. */
  public Part coefficients() {
    return Parts.of(Inspected.of(trained));
  }

  /** Loss and gradient by pass; nothing of a model from a file. */
  public Part passes() {
    return Parts.passes(run == null ? List.of() : run.training());
  }

  /** Where the seconds of its training went; nothing of a model from a file. */
  public Part seconds() {
    return seconds(this);
  }

  /** The same of several trainings beside each other. */
  public static Part seconds(Model... models) {
    return Parts.seconds(
        List.of(models).stream()
            .flatMap(model -> model.run().stream())
            .flatMap(run -> run.stages().stream())
            .toList());
  }

  /** The coefficients by class. */
  public List<Plot> plots() {
    return coefficients().plots();
  }

  /** What {@code model.json} holds. */
  public String json() {
    return ModelJson.write(trained);
  }

  @Override
  public String html() {
    return coefficients().html();
  }

  @Override
  public String toString() {
    return coefficients().text();
  }
}
