package io.pulsemill.softmax;

import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;

/**
 * The textbook formulas in 60 decimal digits: softmax by exponentials of the scores less the first
 * class's, loss as −log p_y. A reference independent of the kernel's arithmetic.
 */
final class ExactSoftmax {
  private static final DfpField FIELD = new DfpField(60);

  final Dfp loss;
  final Dfp[] gradient;
  final Dfp[][] hessian;

  ExactSoftmax(SampleRows rows, double[] weights) {
    int n = rows.dimension();
    Dfp total = FIELD.getZero();
    gradient = new Dfp[n];
    hessian = new Dfp[n][n];
    for (int i = 0; i < n; i++) {
      gradient[i] = FIELD.getZero();
      for (int j = 0; j < n; j++) {
        hessian[i][j] = FIELD.getZero();
      }
    }
    for (int r = 0; r < rows.rows(); r++) {
      Dfp[] z = row(rows, r);
      Dfp[] p = probabilities(rows.classes, z, weights);
      total = total.subtract(p[rows.labels[r]].log());
      addDerivatives(p, z, rows.labels[r]);
    }
    loss = total;
  }

  private static Dfp[] row(SampleRows rows, int r) {
    Dfp[] z = new Dfp[rows.features + 1];
    z[0] = FIELD.getOne();
    for (int j = 0; j < rows.features; j++) {
      z[j + 1] = FIELD.newDfp(rows.z[r * rows.features + j]);
    }
    return z;
  }

  private static Dfp[] probabilities(int classes, Dfp[] z, double[] weights) {
    Dfp[] p = new Dfp[classes];
    Dfp total = FIELD.getZero();
    for (int c = 0; c < classes; c++) {
      Dfp score = FIELD.getZero();
      for (int i = 0; i < z.length; i++) {
        score = score.add(FIELD.newDfp(weights[c * z.length + i]).multiply(z[i]));
      }
      p[c] = score;
    }
    Dfp first = p[0]; // far rows' scores are beyond any exponent, their differences are not
    for (int c = 0; c < classes; c++) {
      p[c] = p[c].subtract(first).exp();
      total = total.add(p[c]);
    }
    for (int c = 0; c < classes; c++) {
      p[c] = p[c].divide(total);
    }
    return p;
  }

  private void addDerivatives(Dfp[] p, Dfp[] z, int label) {
    for (int a = 0; a < gradient.length; a++) {
      int k = a / z.length;
      int i = a % z.length;
      Dfp slope = k == label ? p[k].subtract(FIELD.getOne()) : p[k];
      gradient[a] = gradient[a].add(slope.multiply(z[i]));
      for (int b = 0; b < gradient.length; b++) {
        int l = b / z.length;
        int j = b % z.length;
        Dfp factor = (k == l ? FIELD.getOne() : FIELD.getZero()).subtract(p[l]).multiply(p[k]);
        hessian[a][b] = hessian[a][b].add(factor.multiply(z[i]).multiply(z[j]));
      }
    }
  }
}
