package io.pulsemill.softmax;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pulsemill.InputException;
import io.pulsemill.json.Check;
import io.pulsemill.json.OrAbsent;
import io.pulsemill.json.SealedJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link TrainedModel} as the text of {@code model.json}, a {@link SealedJson}.
 *
 * <p>Keys stand in a fixed order; numbers are the shortest decimals that read back as the same
 * double, by Jackson's own algorithm, not the JDK's, which changed with version 19. So equal models
 * give equal text. {@code rowsByClass} is an array in the order of {@code classes}. Unknown keys
 * are ignored when reading.
 *
 * <p>Format 1 is read too; it has no {@code standardized}, nor need format 2 of another hand: such
 * a model scores by its raw coefficients. Older files of format 2 have no {@code information}.
 */
public final class ModelJson {
  private static final int FIRST_FORMAT = 1;
  private static final String KIND = "softmax";

  private ModelJson() {}

  /** The keys of the file. */
  @SuppressWarnings("ArrayRecordComponent") // on the way between model and text, never compared
  private record Content(
      @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) int format,
      String kind,
      List<String> classes,
      List<String> features,
      double[] intercepts,
      double[][] coefficients,
      @OrAbsent Standardized standardized,
      TrainingRecord training,
      @OrAbsent Triangles information) {

    Content {
      Check.check(
          kind.equals(KIND), "kind", '"' + KIND + "\", the one of this build", '"' + kind + '"');
      atMost(SoftmaxShape.MAX_CLASSES, "classes", classes);
      atMost(SoftmaxShape.MAX_FEATURES, "features", features);
      Check.finite("intercepts", intercepts);
      Check.finite("coefficients", coefficients);
    }

    static Content of(TrainedModel trained) {
      SoftmaxModel model = trained.model();
      return new Content(
          SealedJson.FORMAT,
          KIND,
          model.classes(),
          model.features(),
          model.intercepts(),
          model.coefficients(),
          model.standardized() == null ? null : Standardized.of(model.standardized()),
          trained.training(),
          trained.information() == null ? null : Triangles.of(trained.information()));
    }

    TrainedModel model() {
      SoftmaxModel model = new SoftmaxModel(classes, features, intercepts, coefficients);
      if (format == FIRST_FORMAT || standardized == null) {
        return new TrainedModel(model, training);
      }
      return new TrainedModel(
          model.scoringBy(standardized.weights(), training.penalty()),
          training,
          information == null ? null : information.of(classes.size(), features.size()));
    }

    private static void atMost(int limit, String key, List<String> names) {
      Check.check(names.size() <= limit, key, "at most " + limit + " entries", names.size());
    }
  }

  /** The weights of the training, in its coordinates. */
  @SuppressWarnings("ArrayRecordComponent") // as above
  private record Standardized(
      double[] centers, double[] scales, double[] intercepts, double[][] coefficients) {
    Standardized {
      Check.finite("centers", centers);
      Check.finite("scales", scales);
      Check.finite("intercepts", intercepts);
      Check.finite("coefficients", coefficients);
    }

    static Standardized of(StandardizedWeights standardized) {
      return new Standardized(
          standardized.centers(),
          standardized.scales(),
          standardized.weights().intercepts(),
          standardized.weights().coefficients());
    }

    StandardizedWeights weights() {
      return new StandardizedWeights(centers, scales, new LinearWeights(intercepts, coefficients));
    }
  }

  /** {@link Information}: lower triangles by pair of classes. */
  @SuppressWarnings("ArrayRecordComponent") // as above
  private record Triangles(
      double[][] pairs,
      @OrAbsent double @Nullable [] penalty,
      @OrAbsent double @Nullable [][] scores) {

    static Triangles of(Information information) {
      return new Triangles(information.pairs(), information.penalty(), information.scorePairs());
    }

    Information of(int classes, int features) {
      return new Information(classes, features, pairs, penalty, scores);
    }
  }

  /** The text of a model: indented, lines ended by a single line feed, the last one too. */
  public static String write(TrainedModel trained) {
    return SealedJson.write(Content.of(trained));
  }

  /**
   * Reads what {@link #write} wrote, or another hand.
   *
   * @param text whose length the caller has bounded
   * @param where the text comes from, for messages
   * @throws InputException naming where, what was expected and what was found
   */
  public static TrainedModel read(String text, String where) {
    Content content = SealedJson.read(text, where, Content.class);
    try {
      return content.model();
    } catch (InputException e) {
      throw new InputException(where + ": " + e.getMessage(), e);
    }
  }
}
