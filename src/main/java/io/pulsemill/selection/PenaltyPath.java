package io.pulsemill.selection;

import io.pulsemill.InputException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The penalties λ to try, strictly descending: a list, or so many steps down from the largest one
 * of a table. glmnet's λ (Friedman, Hastie, Tibshirani, "Regularization Paths for Generalized
 * Linear Models via Coordinate Descent", J. Stat. Softw. 33, 2010): of λ the share α is l1 and the
 * rest l2.
 *
 * @param list strictly descending, from 0; empty if the path begins at the table's largest
 * @param length how many there are
 */
public record PenaltyPath(List<Double> list, int length) {
  private static final String PATH = "path";
  private static final int DEFAULT_LENGTH = 10;

  /** As many fits are at work at a time, each with sums of its own. */
  private static final int MAX_LENGTH = 100;

  /** Steps of a decade: ten values reach over a decade and a half. */
  private static final int STEPS_OF_A_DECADE = 6;

  /** Enough to tell the steps apart, few enough to type one. */
  private static final int DIGITS = 4;

  public PenaltyPath {
    list = List.copyOf(list);
  }

  /**
   * Reads {@code path}, {@code path:N} or {@code X,Y,…}.
   *
   * @throws InputException in one line, without the name of the option
   */
  public static PenaltyPath parse(String text) {
    String trimmed = text.trim();
    if (trimmed.toLowerCase(Locale.ROOT).equals(PATH)) {
      return new PenaltyPath(List.of(), DEFAULT_LENGTH);
    }
    if (trimmed.startsWith(PATH + ":")) {
      return new PenaltyPath(List.of(), length(trimmed.substring(PATH.length() + 1)));
    }
    List<Double> values = new ArrayList<>();
    for (String item : trimmed.split(",", -1)) {
      double value = number(item);
      if (!values.isEmpty() && !(value < values.get(values.size() - 1))) {
        throw new InputException(
            "expected numbers that descend but found %s after %s"
                .formatted(item.trim(), values.get(values.size() - 1)));
      }
      values.add(value);
    }
    if (values.size() > MAX_LENGTH) {
      throw new InputException(
          "expected at most %d penalties but found %d".formatted(MAX_LENGTH, values.size()));
    }
    return new PenaltyPath(values, values.size());
  }

  private static int length(String text) {
    try {
      int length = Integer.parseInt(text);
      if (length >= 1 && length <= MAX_LENGTH) {
        return length;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new InputException(
        "expected path:N with N from 1 to %d but found path:%s".formatted(MAX_LENGTH, text));
  }

  /** A penalty, finite and from 0. */
  private static double number(String text) {
    try {
      double value = new BigDecimal(text.trim()).doubleValue();
      if (value >= 0 && value <= 1e12) {
        return value + 0.0; // not −0
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new InputException(
        "expected path, path:N or numbers from 0 to 1e12, separated by commas, but found '%s'"
            .formatted(text.trim()));
  }

  /** Whether it begins at the table's largest penalty, which takes a pass to find. */
  public boolean ofTable() {
    return list.isEmpty();
  }

  /**
   * The penalties, strictly descending.
   *
   * @param largest the first one, unless they were listed; > 0
   */
  public List<Double> values(double largest) {
    if (!ofTable()) {
      return list;
    }
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      double value = largest * StrictMath.pow(10, -(double) i / STEPS_OF_A_DECADE);
      // Up, so that the first one still leaves no coefficient.
      values.add(rounded(value, i == 0 ? RoundingMode.CEILING : RoundingMode.HALF_EVEN));
    }
    return values;
  }

  private static double rounded(double value, RoundingMode mode) {
    return new BigDecimal(value).round(new MathContext(DIGITS, mode)).doubleValue();
  }

  /** Writes: int length, int listed, double × listed. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(length);
    out.writeInt(list.size());
    for (double value : list) {
      out.writeDouble(value);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static PenaltyPath read(DataInput in) throws IOException {
    int length = in.readInt();
    List<Double> list = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      list.add(in.readDouble());
    }
    return new PenaltyPath(list, length);
  }
}
