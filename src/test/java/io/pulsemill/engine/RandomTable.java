package io.pulsemill.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * A random labeled table of 20 to 200 rows, 1 to 4 features and 2 to 4 classes. A third of them are
 * at or near the border between tables whose classes overlap and tables whose classes can be
 * separated. What a table is, an oracle says; its kind only tells how it was made.
 */
final class RandomTable {
  /** How a table is made. */
  enum Kind {
    /** Labels drawn by probabilities that hang on the features a little. */
    NOISY,
    /** The same by whole numbers from 0 to 4: many equal rows. */
    WHOLE,
    /** Labels that hang on the features so much that few rows, if any, overlap. */
    STEEP,
    /** As NOISY, with a few values far out. */
    OUTLIER,

    /** The label is the class of the largest linear score. */
    SEPARATED,
    /** Whole numbers on both sides of an oblique plane, and rows of all classes on it. */
    FACE,
    /** One class is apart, the others overlap. */
    APART,
    /** Some features are 0 in one class, and 0 or more in the others. */
    ZEROS,
    /** Classes in an order, with rows of both where two meet. */
    ORDERED,
    /** Two classes apart but for a few rows next to the plane, on either side. */
    GAP
  }

  private static final List<Kind> BORDER =
      List.of(Kind.SEPARATED, Kind.FACE, Kind.APART, Kind.ZEROS, Kind.ORDERED, Kind.GAP, Kind.GAP);
  private static final List<Kind> PLAIN = List.of(Kind.NOISY, Kind.WHOLE, Kind.STEEP, Kind.OUTLIER);
  private static final double[] GAPS = {1e-3, 1e-6, 1e-9};

  private final long number;
  private final Random random;
  private final Kind kind;
  private final int classes;
  private final double[][] x;
  private final int[] y;

  /** Table {@code number}, always the same. */
  RandomTable(long number) {
    this.number = number;
    random = new Random(number * 0x9E3779B97F4A7C15L);
    List<Kind> kinds = number % 3 == 0 ? BORDER : PLAIN;
    kind = kinds.get(random.nextInt(kinds.size()));
    classes = random.nextInt(kind == Kind.APART ? 3 : 2, 5);
    x = new double[random.nextInt(20, 201)][random.nextInt(1, 5)];
    y = new int[x.length];
    do {
      fill();
    } while (Arrays.stream(y).distinct().count() < classes);
  }

  long number() {
    return number;
  }

  Kind kind() {
    return kind;
  }

  int classes() {
    return classes;
  }

  /** A row each; the array itself. */
  double[][] x() {
    return x;
  }

  /** Class of each row; the array itself. */
  int[] y() {
    return y;
  }

  /** c0, c1, … */
  List<String> labels() {
    return Arrays.stream(y).mapToObj(c -> "c" + c).toList();
  }

  /** All of it, as CSV below a line that says what it is. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner("\n", "# table %d, %s\n".formatted(number, kind), "\n");
    for (int i = 0; i < y.length; i++) {
      StringJoiner row = new StringJoiner(",").add("c" + y[i]);
      Arrays.stream(x[i]).forEach(value -> row.add(Double.toString(value)));
      text.add(row.toString());
    }
    return text.toString();
  }

  private void fill() {
    switch (kind) {
      case NOISY -> noisy(random.nextDouble(0.1, 3));
      case STEEP -> noisy(Math.pow(10, random.nextDouble(0.5, 2)));
      case OUTLIER -> {
        noisy(random.nextDouble(0.1, 3));
        farOut();
      }
      case WHOLE -> {
        whole(0, 5);
        draw(random.nextDouble(0.1, 2));
      }
      case SEPARATED -> noisy(1e6);
      case FACE -> face();
      case APART -> apart();
      case ZEROS -> zeros();
      case ORDERED -> ordered();
      case GAP -> gap();
    }
    scale();
  }

  private void noisy(double strength) {
    gaussian();
    draw(strength);
  }

  private void gaussian() {
    for (double[] row : x) {
      Arrays.setAll(row, j -> random.nextGaussian());
    }
  }

  private void whole(int from, int to) {
    for (double[] row : x) {
      Arrays.setAll(row, j -> random.nextInt(from, to));
    }
  }

  /** Labels drawn by the probabilities of random weights. */
  private void draw(double strength) {
    double[][] w = new double[classes][x[0].length + 1];
    for (double[] row : w) {
      Arrays.setAll(row, j -> strength * random.nextGaussian());
    }
    for (int i = 0; i < x.length; i++) {
      // The largest of scores with Gumbel noise is drawn by softmax of the scores.
      double largest = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < classes; c++) {
        double score = w[c][0] - Math.log(-Math.log(random.nextDouble()));
        for (int j = 0; j < x[i].length; j++) {
          score += w[c][j + 1] * x[i][j];
        }
        if (score > largest) {
          largest = score;
          y[i] = c;
        }
      }
    }
  }

  private void farOut() {
    for (int n = random.nextInt(1, 4); n > 0; n--) {
      x[random.nextInt(x.length)][random.nextInt(x[0].length)] *=
          Math.pow(10, random.nextDouble(2, 7));
    }
  }

  private void face() {
    int[] w = obliquePlane();
    for (int i = 0; i < x.length; i++) {
      double side = side(w, x[i]);
      y[i] = side < 0 ? 0 : side > 0 ? random.nextInt(1, classes) : random.nextInt(classes);
    }
  }

  private void apart() {
    noisy(1);
    double border = random.nextGaussian();
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i][0] > border ? 0 : random.nextInt(1, classes);
    }
  }

  private void zeros() {
    noisy(0.5);
    int some = random.nextInt(1, x[0].length + 1);
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < some; j++) {
        x[i][j] = y[i] == 0 || random.nextInt(3) > 0 ? 0 : Math.exp(x[i][j]);
      }
    }
  }

  private void ordered() {
    int[] w = obliquePlane();
    int step = random.nextInt(2, 5);
    for (int i = 0; i < x.length; i++) {
      int side = (int) side(w, x[i]) + step * classes / 2;
      boolean meets = side % step == 0 && random.nextBoolean();
      y[i] = Math.min(Math.max(Math.floorDiv(side, step) - (meets ? 1 : 0), 0), classes - 1);
    }
  }

  private void gap() {
    boolean steps = random.nextBoolean();
    double gap = GAPS[random.nextInt(GAPS.length)] * (random.nextInt(4) == 0 ? 1 : -1);
    int near = random.nextInt(1, 2 * x[0].length + 2);
    double[] w = random.doubles(x[0].length, 0.3, 1).toArray();
    gaussian();
    for (int i = 0; i < x.length; i++) {
      y[i] = i < 2 * near ? i % 2 : random.nextInt(classes);
      double away = i < 2 * near ? gap : steps ? 1 : 0.1 + Math.abs(random.nextGaussian());
      if (y[i] < 2) {
        double side = y[i] == 0 ? -away : away;
        for (int j = 1; j < w.length; j++) {
          side -= w[j] * x[i][j];
        }
        x[i][0] = side / w[0];
      }
    }
    if (random.nextInt(4) == 0) {
      farOut();
    }
  }

  /** Whole numbers in x, and a plane through many of them. */
  private int[] obliquePlane() {
    whole(-3, 4);
    int[] w = IntStream.range(0, x[0].length).map(j -> random.nextInt(-2, 3)).toArray();
    w[random.nextInt(w.length)] = random.nextBoolean() ? 1 : 2;
    return w;
  }

  private static double side(int[] w, double[] row) {
    double side = 0;
    for (int j = 0; j < w.length; j++) {
      side += w[j] * row[j];
    }
    return side;
  }

  /** By a power of 2 each, and sometimes moved: a plane stays one. */
  private void scale() {
    for (int j = 0; j < x[0].length; j++) {
      int power = random.nextInt(-20, 21);
      double by = random.nextInt(3) == 0 ? random.nextInt(-50, 51) : 0;
      for (double[] row : x) {
        row[j] = Math.scalb(row[j] + by, power);
      }
    }
  }
}
