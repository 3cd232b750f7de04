package io.pulsemill.export;

import java.util.Arrays;
import java.util.List;

/**
 * Constant arrays of any length in Java source. A method has at most 64 KB of code and a class at
 * most 65,535 constants, so an array is filled by pieces, each by a nested class of its own.
 */
final class JavaArrays {
  /** An element takes 8 bytes of code and, if a double, 2 constants. */
  private static final int PIECE = 2000;

  private static final int PER_LINE = 100;

  private final StringBuilder pieces = new StringBuilder();
  private int count;

  /**
   * Adds the pieces of an array; an expression of its value.
   *
   * @param type of an element
   * @param literals of the elements
   */
  String of(String type, String[] literals) {
    StringBuilder value =
        new StringBuilder("join(new %s[%d], new Object[] {".formatted(type, literals.length));
    for (int first = 0; first < literals.length; first += PIECE) {
      int end = Math.min(literals.length, first + PIECE);
      count++;
      value.append("\n          Piece").append(count).append(".VALUES,");
      append(type, Arrays.asList(literals).subList(first, end));
    }
    return value.append("})").toString();
  }

  private void append(String type, List<String> literals) {
    pieces.append(
        "\n  private static final class Piece%d {\n    static final %s[] VALUES = {\n"
            .formatted(count, type));
    StringBuilder line = new StringBuilder();
    for (String literal : literals) {
      if (line.length() > 0 && line.length() + literal.length() > PER_LINE - 10) {
        pieces.append("      ").append(line).append('\n');
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(literal).append(',');
    }
    pieces.append("      ").append(line).append("\n    };\n  }\n");
  }

  /** The nested classes of all arrays so far. */
  String pieces() {
    return pieces.toString();
  }
}
