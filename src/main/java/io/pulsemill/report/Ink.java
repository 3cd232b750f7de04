package io.pulsemill.report;

import java.awt.Color;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The colors of a picture, as names: what is drawn in one of these becomes a variable of the page's
 * style, so that the same picture serves light and dark.
 */
final class Ink {
  static final Color PAPER = new Color(7, 7, 0);
  static final Color TEXT = new Color(7, 7, 1);
  static final Color GRID = new Color(7, 7, 2);
  static final Color DIM = new Color(7, 7, 3);

  /** No heat at all, and the most there is: between them, blue counts hundredths. */
  static final Color COLD = new Color(3, 3, 0);

  static final Color HOT = new Color(3, 3, 100);

  /** Number of series colors in the style sheet. */
  static final int SERIES = 13;

  private static final String[] NAMES = {"paper", "text", "grid", "dim"};
  private static final Pattern DRAWN = Pattern.compile("rgb\\((\\d+),\\1,(\\d+)\\)");

  private Ink() {}

  /** Of series {@code i}, from 0; they begin anew after {@link #SERIES}. */
  static Color series(int i) {
    return new Color(5, 5, i % SERIES);
  }

  /** The same, as the style has it. */
  static String seriesVariable(int i) {
    return "var(--s%d)".formatted(i % SERIES);
  }

  /** A drawn picture with variables in the place of these colors. */
  static String named(String svg) {
    return DRAWN.matcher(svg).replaceAll(Ink::name);
  }

  private static String name(MatchResult drawn) {
    int kind = Integer.parseInt(drawn.group(1));
    int number = Integer.parseInt(drawn.group(2));
    return switch (kind) {
      case 3 -> "color-mix(in srgb,var(--heat) %d%%,var(--paper))".formatted(number);
      case 5 -> seriesVariable(number);
      case 7 -> "var(--%s)".formatted(NAMES[number]);
      default -> drawn.group();
    };
  }
}
