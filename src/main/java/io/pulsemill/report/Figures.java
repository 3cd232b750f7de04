package io.pulsemill.report;

import io.pulsemill.metrics.Interval;
import java.util.Locale;

/** Numbers as terminal and page show them. What is undefined is a dash. */
public final class Figures {
  static final String NONE = "–";

  private Figures() {}

  public static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Between 0 and 1. */
  static String share(double number) {
    return finite("%.4f", number);
  }

  /** Both ends, between 0 and 1 in size. */
  static String shares(Interval interval) {
    return ends(share(interval.lower()), share(interval.upper()));
  }

  /** Both ends, losses. */
  static String nats(Interval interval) {
    return ends(nats(interval.lower()), nats(interval.upper()));
  }

  private static String ends(String lower, String upper) {
    return lower.equals(NONE) ? NONE : lower + " to " + upper;
  }

  /** A loss. */
  static String nats(double number) {
    return finite("%.6f", number);
  }

  public static String seconds(double number) {
    return finite("%,.2f", number);
  }

  /** Predicted seconds: a model has no hundredths. */
  static String predictedSeconds(double number) {
    return finite("%,.0f", number);
  }

  static String percent(double share) {
    return finite("%.0f %%", 100 * share);
  }

  /** At most twelve digits, as an optimum is compared. */
  static String exact(double number) {
    return finite("%.12g", number);
  }

  /** Six digits. */
  static String significant(double number) {
    return finite("%.6g", number);
  }

  /** A probability of which small values matter. */
  static String pValue(double number) {
    return number == 0 ? "<1e-300" : number < 1e-4 ? small(number) : share(number);
  }

  /** A setting, as it can be given again. */
  static String setting(double number) {
    return Double.toString(number).replaceFirst("\\.0(?=E|$)", "").replace('E', 'e');
  }

  static String small(double number) {
    return finite("%.2e", number);
  }

  private static String finite(String format, double number) {
    return Double.isFinite(number) ? String.format(Locale.ROOT, format, number) : NONE;
  }

  /** 1k, 10k, 1M, 1G: for axes. */
  static String compact(double number) {
    double size = Math.abs(number);
    return size >= 1e9
        ? trimmed(number / 1e9) + "G"
        : size >= 1e6
            ? trimmed(number / 1e6) + "M"
            : size >= 1e3 ? trimmed(number / 1e3) + "k" : trimmed(number);
  }

  private static String trimmed(double number) {
    return String.format(Locale.ROOT, "%.3g", number)
        .replaceFirst("(\\.\\d*?)0+$", "$1")
        .replaceFirst("\\.$", "");
  }
}
