package io.pulsemill.selection;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** How a penalty is picked by its mean log loss on the rows left out. */
public enum SelectionRule {
  /** The smallest mean; of equal ones, the first. */
  MIN("min"),
  /**
   * The largest penalty, of the same l1 share, whose mean is within one standard error of the
   * smallest (Breiman, Friedman, Olshen, Stone, "Classification and Regression Trees", 1984, 3.4.3;
   * {@code lambda.1se} of glmnet).
   */
  ONE_SE("one-se");

  private final String key;

  SelectionRule(String key) {
    this.key = key;
  }

  /** Its name on the command line and in {@code selection.json}. */
  @JsonValue
  public String key() {
    return key;
  }

  /**
   * The place of the candidate picked; −1 if none has a mean.
   *
   * @param candidates the penalties of each l1 share together, descending
   */
  public int pick(List<Candidate> candidates) {
    int best = -1;
    for (int i = 0; i < candidates.size(); i++) {
      double loss = candidates.get(i).logLoss();
      if (!Double.isNaN(loss) && (best < 0 || loss < candidates.get(best).logLoss())) {
        best = i;
      }
    }
    if (this == MIN || best < 0) {
      return best;
    }
    Candidate smallest = candidates.get(best);
    double most = smallest.logLoss() + smallest.standardError();
    for (int i = 0; i < best; i++) {
      Candidate larger = candidates.get(i);
      if (larger.l1Ratio() == smallest.l1Ratio() && larger.logLoss() <= most) {
        return i;
      }
    }
    return best;
  }

  @Override
  public String toString() {
    return key;
  }
}
