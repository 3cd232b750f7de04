package io.pulsemill.optimize;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.pulsemill.InputException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The optimizers there are, by the names they have in settings and results. */
public enum OptimizerKind {
  NEWTON("newton"),
  PROXIMAL_NEWTON("proximal-newton"),
  LBFGS("lbfgs"),
  GD("gd");

  private final String key;

  OptimizerKind(String key) {
    this.key = key;
  }

  /** Whether it asks for Hessians, which make passes few. */
  public boolean isNewton() {
    return this == NEWTON || this == PROXIMAL_NEWTON;
  }

  /** Its name on the command line, in {@code model.json} and in {@code tradeoff.json}. */
  @JsonValue
  public String key() {
    return key;
  }

  /**
   * The optimizer of a name.
   *
   * @throws InputException listing the names there are
   */
  @JsonCreator
  public static OptimizerKind of(String key) {
    for (OptimizerKind kind : values()) {
      if (kind.key.equals(key)) {
        return kind;
      }
    }
    throw new InputException(
        "expected an optimizer (%s) but found '%s'"
            .formatted(
                Arrays.stream(values()).map(OptimizerKind::key).collect(Collectors.joining(", ")),
                key));
  }

  @Override
  public String toString() {
    return key;
  }
}
