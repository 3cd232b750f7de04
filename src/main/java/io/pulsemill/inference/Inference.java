package io.pulsemill.inference;

import io.pulsemill.InputException;
import io.pulsemill.optimize.OptimizerKind;
import io.pulsemill.softmax.InferenceObstacle;
import io.pulsemill.softmax.Information;
import io.pulsemill.softmax.SoftmaxModel;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.softmax.TrainingRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Standard errors of a model's coefficients. With H the information and P the second derivatives of
 * the penalty, the covariance of the weights is
 *
 * <pre>
 *   H⁻¹                          without a penalty
 *   (H + P)⁻¹ H (H + P)⁻¹        with one: of the estimates around what they estimate, which lies nearer to 0 than
 *                                the truth (le Cessie and van Houwelingen, Applied Statistics 41, 1992)
 *   (H + P)⁻¹ J (H + P)⁻¹        robust: J the outer products of the scores, without a correction for few rows (HC0;
 *                                Huber 1967; White, Econometrica 50, 1982)
 * </pre>
 */
public final class Inference {
  private final TrainedModel trained;
  private final SoftmaxModel model;
  private final Information information;
  private final @Nullable String reference;
  private final int base;
  private final double[][] observed;
  private final double[][] total;
  private final CholeskyFactor factor;

  private Inference(TrainedModel trained, @Nullable String reference) {
    this.trained = trained;
    model = trained.model();
    this.reference = reference;
    base = reference == null ? LinearForms.CENTERED : model.classes().indexOf(reference);
    if (reference != null && base < 0) {
      throw new InputException(
          "--reference: expected a class of the model, %s, but found '%s'"
              .formatted(ClassNames.of(model.classes()), reference));
    }
    information = information(trained);
    observed = information.matrix();
    total = sum(observed, information.penaltyMatrix());
    CholeskyFactor factor = CholeskyFactor.of(total);
    if (factor == null) {
      throw new InputException(
          "no standard errors: information: expected a positive definite matrix but found one that"
              + " is not, in double precision: a coefficient is hardly determined by the rows, or"
              + " the file was edited");
    }
    this.factor = factor;
  }

  /**
   * The inspection of a model.
   *
   * @param reference a class, or null for coefficients centered over the classes
   * @throws InputException if the class is unknown, or standard errors mean nothing: the message
   *     states why
   */
  public static Inspection of(TrainedModel trained, @Nullable String reference) {
    return new Inference(trained, reference).inspection();
  }

  private static Information information(TrainedModel trained) {
    TrainingRecord training = trained.training();
    String obstacle = InferenceObstacle.of(trained.model(), training);
    if (obstacle != null) {
      throw new InputException("no standard errors: " + obstacle);
    }
    if (trained.information() == null) {
      boolean newton = training.optimizer().equals(OptimizerKind.NEWTON.key());
      throw new InputException(
          newton
              ? "no standard errors: the model keeps no information matrix, as models of older versions"
                  + " do not; train it again"
              : ("no standard errors: the last pass of optimizer %s has no Hessian; train with"
                      + " --optimizer newton, or with --robust")
                  .formatted(training.optimizer()));
    }
    return trained.information();
  }

  private Inspection inspection() {
    List<Coefficient> all = coefficients();
    List<double[]> forms = forms(all);
    boolean penalized = information.isPenalized();
    Covariances covariances = new Covariances(forms, factor, penalized ? observed : null);
    Covariances robust = information.hasScores() ? new Covariances(forms, factor, scores()) : null;
    List<Estimate> estimates = new ArrayList<>();
    for (int a = 0; a < all.size(); a++) {
      Coefficient own = all.get(a);
      estimates.add(
          new Estimate(
              model.classes().get(own.k()),
              own.name(model),
              own.value(),
              test(own, covariances.of(a, a)),
              robust == null ? null : test(own, robust.of(a, a))));
    }
    double[] scales = model.scales();
    List<Double> units = new ArrayList<>();
    for (double scale : scales) {
      units.add(scale);
    }
    TrainingRecord training = trained.training();
    return new Inspection(
        model.classes(),
        model.features(),
        units,
        reference,
        training.rows(),
        training.weightSum(),
        training.l2(),
        GoodnessOfFit.of(training, model.features().size(), effectiveParameters(), penalized),
        ConditionNumber.of(total, model.classes().size()),
        estimates,
        LargestCorrelations.of(model, all, covariances, base));
  }

  private WaldTest test(Coefficient own, double variance) {
    if (!(variance >= 0 && variance < Double.POSITIVE_INFINITY)) {
      throw new InputException(
          ("no standard errors: information: expected positive semidefinite matrices but found a"
                  + " variance of %s for %s of class '%s'; the file was edited")
              .formatted(variance, own.name(model), model.classes().get(own.k())));
    }
    return WaldTest.of(own.value(), variance);
  }

  /** Class by class, without that of reference, the intercept first. */
  private List<Coefficient> coefficients() {
    List<Coefficient> all = new ArrayList<>();
    double[] intercepts = model.intercepts();
    double[][] coefficients = model.coefficients();
    for (int k = 0; k < intercepts.length; k++) {
      if (k == base) {
        continue;
      }
      all.add(new Coefficient(k, 0, intercepts[k] - (base < 0 ? 0 : intercepts[base])));
      for (int j = 0; j < coefficients[k].length; j++) {
        double less = base < 0 ? 0 : coefficients[base][j];
        all.add(new Coefficient(k, j + 1, coefficients[k][j] - less));
      }
    }
    return all;
  }

  private List<double[]> forms(List<Coefficient> all) {
    LinearForms forms =
        new LinearForms(model.centers(), model.scales(), model.classes().size(), base);
    return all.stream().map(own -> forms.of(own.k(), own.column())).toList();
  }

  /** Positive semidefinite but for rounding. */
  private double[][] scores() {
    double[][] scores = information.scores();
    double[][] shifted = information.scores();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i][i] += 0x1p-30 * observed[i][i];
      shifted[i][i] *= 1 + 0x1p-20;
    }
    if (CholeskyFactor.of(shifted) == null) {
      throw new InputException(
          "no standard errors: information.scores: expected a positive semidefinite matrix but found"
              + " one that is not; the file was edited");
    }
    return scores;
  }

  /** The trace of H (H + P)⁻¹. */
  private double effectiveParameters() {
    if (!information.isPenalized()) {
      return observed.length;
    }
    double trace = 0;
    for (int i = 0; i < observed.length; i++) {
      trace += factor.solve(observed[i])[i];
    }
    return trace;
  }

  private static double[][] sum(double[][] a, double[][] b) {
    double[][] sum = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        sum[i][j] = a[i][j] + b[i][j];
      }
    }
    return sum;
  }
}
