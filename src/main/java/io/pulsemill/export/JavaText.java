package io.pulsemill.export;

import io.pulsemill.InputException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * Names and literals of Java source, in ASCII, so that no compiler reads them in another coding.
 */
final class JavaText {
  /** Of a constant in a class file, in bytes of UTF-8. */
  private static final int MOST_BYTES = 65_535;

  /** Classes that the source names; one of the same name would hide them. */
  private static final Pattern TAKEN =
      Pattern.compile(
          "java|String|Object|Double|Math|StrictMath|System|Override|IllegalArgumentException"
              + "|ArithmeticException|T|Piece\\d+");

  private JavaText() {}

  /**
   * Checks the name of a class, perhaps in a package.
   *
   * @throws InputException if Java has no such name
   */
  static void checkClassName(String name) {
    boolean ascii = name.chars().allMatch(c -> c < 0x80);
    boolean taken = TAKEN.matcher(name.substring(name.lastIndexOf('.') + 1)).matches();
    if (!ascii || taken || !SourceVersion.isName(name, SourceVersion.RELEASE_17)) {
      throw new InputException(
          ("--class-name: expected a Java name of ASCII letters, digits and _, such as Model or"
                  + " com.example.Model, but found '%s'")
              .formatted(name.replaceAll("\\p{Cntrl}", "?")));
    }
  }

  /**
   * A string literal.
   *
   * @throws InputException if a class file has no such constant
   */
  static String literal(String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES / 2) {
      throw new InputException(
          "A name of %,d characters is too long for Java: it begins '%s'; rename it"
              .formatted(text.length(), text.substring(0, 40)));
    }
    StringBuilder literal = new StringBuilder("\"");
    text.chars().forEach(c -> append(literal, (char) c));
    return literal.append('"').toString();
  }

  /** Control characters by octal escapes: a compiler turns Unicode escapes into line ends first. */
  private static void append(StringBuilder literal, char c) {
    if (c == '"' || c == '\\') {
      literal.append('\\').append(c);
    } else if (c < 0x20 || c == 0x7F) {
      literal.append("\\%03o".formatted((int) c));
    } else if (c < 0x7F) {
      literal.append(c);
    } else {
      literal.append("\\u%04x".formatted((int) c));
    }
  }

  /** The literal of each. */
  static String[] literals(double[] numbers) {
    return Arrays.stream(numbers).mapToObj(Scorer::decimal).toArray(String[]::new);
  }
}
