package io.pulsemill.inference;

import io.pulsemill.softmax.SoftmaxModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which estimates hang together most. */
final class LargestCorrelations {
  private static final int SHOWN = 5;

  private LargestCorrelations() {}

  /**
   * The largest in magnitude, at most {@value #SHOWN}, between coefficients of two features.
   * Intercepts are left out, since theirs depend on where the zero of a feature lies; so are, over
   * classes, those of one feature, which sum to zero; and of two centered classes the second, whose
   * coefficients are those of the first with their signs changed.
   *
   * @param reference a class, or {@link LinearForms#CENTERED}
   */
  static List<Correlation> of(
      SoftmaxModel model, List<Coefficient> all, Covariances covariances, int reference) {
    boolean mirrored = reference == LinearForms.CENTERED && model.classes().size() == 2;
    List<Correlation> found = new ArrayList<>();
    for (int a = 0; a < all.size(); a++) {
      for (int b = 0; b < a; b++) {
        Coefficient one = all.get(b);
        Coefficient other = all.get(a);
        String name = one.name(model);
        String otherName = other.name(model);
        double size = Math.sqrt(covariances.of(a, a) * covariances.of(b, b));
        if (name != null && otherName != null && one.column() != other.column() && size > 0) {
          if (!mirrored || one.k() + other.k() == 0) {
            found.add(
                new Correlation(
                    model.classes().get(one.k()),
                    name,
                    model.classes().get(other.k()),
                    otherName,
                    covariances.of(b, a) / size));
          }
        }
      }
    }
    found.sort(Comparator.comparingDouble(pair -> -Math.abs(pair.correlation())));
    return List.copyOf(found.subList(0, Math.min(SHOWN, found.size())));
  }
}
