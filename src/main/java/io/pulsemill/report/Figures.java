package io.pulsemill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Numbers as the page shows them. What is missing is a dash. */
final class Figures {
  private static final String NONE = "–";

  private Figures() {}

  static String whole(JsonNode number) {
    return number.isNumber() ? whole(number.asLong()) : NONE;
  }

  static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Between 0 and 1. */
  static String share(JsonNode number) {
    return number.isNumber() ? String.format(Locale.ROOT, "%.4f", number.asDouble()) : NONE;
  }

  static String seconds(JsonNode number) {
    return number.isNumber() ? seconds(number.asDouble()) : NONE;
  }

  static String seconds(double number) {
    return Double.isFinite(number) ? String.format(Locale.ROOT, "%,.2f", number) : NONE;
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** At most twelve digits, as an optimum is compared. */
  static String exact(JsonNode number) {
    return number.isNumber() ? String.format(Locale.ROOT, "%.12g", number.asDouble()) : NONE;
  }

  static String small(JsonNode number) {
    return number.isNumber() ? String.format(Locale.ROOT, "%.2e", number.asDouble()) : NONE;
  }

  static String text(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? NONE : node.isValueNode() ? node.asText() : "…";
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
