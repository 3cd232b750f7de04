package io.pulsemill.engine;

import io.pulsemill.InputException;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.NameList;
import io.pulsemill.series.NumberParser;
import io.pulsemill.statistics.RowWeight;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.io.Text;

/**
 * How many times as much the rows of a class count as they do by themselves: once, a number by
 * name, or <i>balanced</i>, so that all classes count the same and all rows together what they did:
 * {@code Σ v / (K Σ_c v)}, v the weights of rows (after King and Zeng, "Logistic Regression in Rare
 * Events Data", Political Analysis 9, 2001; scikit-learn's {@code class_weight}).
 *
 * @param balanced whether they are balanced; then there are no names
 * @param byName of some classes, each within the range of a {@link RowWeight}; the others' is 1
 */
public record ClassWeights(boolean balanced, Map<String, Double> byName) {
  /** Each class counts what its rows do. */
  public static final ClassWeights NONE = new ClassWeights(false, Map.of());

  private static final String BALANCED = "balanced";
  private static final int SHOWN = 20;

  /** Takes a copy. */
  public ClassWeights {
    byName = Map.copyOf(byName);
  }

  /**
   * Reads {@code balanced} or {@code NAME=X,…}, with a name that contains a comma in double quotes
   * as in {@code "a,b=2"}.
   *
   * @throws InputException saying what was expected and what was found
   */
  public static ClassWeights parse(String text) {
    if (text.equals(BALANCED)) {
      return new ClassWeights(true, Map.of());
    }
    Map<String, Double> byName = new TreeMap<>();
    for (String item : items(text)) {
      int equals = item.lastIndexOf('=');
      if (equals < 1) {
        throw new InputException("expected balanced or NAME=X,… but found '%s'".formatted(item));
      }
      String name = item.substring(0, equals);
      if (byName.put(name, weight(name, item.substring(equals + 1))) != null) {
        throw new InputException("expected one weight for '%s' but found two".formatted(name));
      }
    }
    return new ClassWeights(false, byName);
  }

  private static List<String> items(String text) {
    try {
      return NameList.parse(text);
    } catch (MalformedRecordException e) {
      throw new InputException(e.getMessage(), e);
    }
  }

  private static double weight(String name, String text) {
    double weight;
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    try {
      weight = NumberParser.parse(utf8, 0, utf8.length);
    } catch (MalformedRecordException e) {
      weight = Double.NaN;
    }
    if (!(weight >= RowWeight.LEAST && weight <= RowWeight.MOST)) {
      throw new InputException(
          "expected a number from %s to %s for '%s' but found '%s'%s"
              .formatted(
                  RowWeight.LEAST,
                  RowWeight.MOST,
                  name,
                  text,
                  weight == 0 ? "; a --weight-column of 0 leaves rows out" : ""));
    }
    return weight;
  }

  /** Whether each class counts what its rows do. */
  public boolean isNone() {
    return !balanced && byName.isEmpty();
  }

  /**
   * The factors of some classes.
   *
   * @param classes sorted by code point
   * @param weights what the rows of each count together; read if balanced
   * @throws InputException if a class that is named is none of them
   */
  double[] factors(List<String> classes, double[] weights) {
    for (String name : new TreeMap<>(byName).keySet()) {
      if (!classes.contains(name)) {
        throw new InputException(
            "--class-weights: expected names of classes, %s%s, but found '%s'"
                .formatted(
                    String.join(", ", classes.subList(0, Math.min(SHOWN, classes.size()))),
                    classes.size() > SHOWN ? " and %d more".formatted(classes.size() - SHOWN) : "",
                    name));
      }
    }
    double[] factors = new double[classes.size()];
    double total = Arrays.stream(weights).sum();
    for (int c = 0; c < factors.length; c++) {
      factors[c] =
          balanced
              ? total / (factors.length * weights[c])
              : byName.getOrDefault(classes.get(c), 1.0);
    }
    return factors;
  }

  /** Writes: boolean balanced, int names; of each, in order, text name, double weight. */
  public void write(DataOutput out) throws IOException {
    out.writeBoolean(balanced);
    out.writeInt(byName.size());
    for (Map.Entry<String, Double> of : new TreeMap<>(byName).entrySet()) {
      Text.writeString(out, of.getKey());
      out.writeDouble(of.getValue());
    }
  }

  /** Reads what {@link #write} wrote. */
  public static ClassWeights read(DataInput in) throws IOException {
    boolean balanced = in.readBoolean();
    Map<String, Double> byName = new TreeMap<>();
    for (int n = in.readInt(); n > 0; n--) {
      byName.put(Text.readString(in), in.readDouble());
    }
    return new ClassWeights(balanced, byName);
  }
}
