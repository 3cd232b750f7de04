package io.pulsemill.series;

import io.pulsemill.InputException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How a text file writes rows.
 *
 * @param delimiter the character between two fields
 * @param quote the ASCII character around a field that contains a delimiter; empty if none has it
 * @param decimalMark {@code .} or {@code ,}
 * @param nulls fields, without quotes, that mean that nothing is known
 * @param comment the ASCII character that lines begin with that are no rows; empty: there are none
 * @param encoding of its bytes: UTF-16, or one with ASCII characters as single bytes of ASCII
 * @param trim whether blanks and tabs around a field are left out
 * @param columns names of the columns of a file without a header line; empty if it has one
 */
public record Dialect(
    String delimiter,
    String quote,
    char decimalMark,
    List<String> nulls,
    String comment,
    Charset encoding,
    boolean trim,
    List<String> columns) {
  /** Commas, a header line, RFC 4180's quotes and UTF-8. */
  public static final Dialect CSV =
      new Dialect(",", "\"", '.', List.of(), "", StandardCharsets.UTF_8, false, List.of());

  /**
   * Checks that no character has two meanings.
   *
   * @throws InputException naming the option at fault
   */
  public Dialect {
    nulls = List.copyOf(nulls);
    columns = List.copyOf(columns);
    require(isOneCharacter(delimiter), "--delimiter", "one character, \\t or \\001", delimiter);
    require(
        !"\n\r\0".contains(delimiter), "--delimiter", "a character that ends no line", delimiter);
    require(isAscii(quote), "--quote", "one ASCII character or none", quote);
    require(isAscii(comment), "--comment", "one ASCII character or none", comment);
    require(
        decimalMark == '.' || decimalMark == ',',
        "--decimal-mark",
        ". or ,",
        String.valueOf(decimalMark));
    require(
        !delimiter.equals(quote)
            && !delimiter.equals(comment)
            && (quote.isEmpty() || !quote.equals(comment)),
        "--delimiter, --quote and --comment",
        "three different characters",
        delimiter + quote + comment);
    require(
        delimiter.charAt(0) != decimalMark,
        "--decimal-mark",
        "another character than the delimiter",
        delimiter);
    require(
        encoding.newEncoder().canEncode(delimiter),
        "--delimiter",
        "a character of " + encoding,
        delimiter);
    require(
        !trim || !(delimiter.equals(" ") || delimiter.equals("\t")),
        "--trim",
        "a delimiter that is no blank",
        delimiter);
  }

  /** The same of files without a header that have other columns. */
  public Dialect withColumns(List<String> names) {
    return new Dialect(delimiter, quote, decimalMark, nulls, comment, encoding, trim, names);
  }

  /** Whether the first line, comments aside, names the columns. */
  public boolean header() {
    return columns.isEmpty();
  }

  /** Whether {@code line[from..to)} is a comment. */
  public boolean isComment(byte[] line, int from, int to) {
    return !comment.isEmpty() && from < to && line[from] == comment.charAt(0);
  }

  /** The quote as a byte; −1 if there is none. */
  int quoteByte() {
    return quote.isEmpty() ? -1 : quote.charAt(0);
  }

  /** The comment as a byte; −1 if there is none. */
  int commentByte() {
    return comment.isEmpty() ? -1 : comment.charAt(0);
  }

  /** The delimiter in the encoding of lines, one byte or more. */
  byte[] delimiterBytes() {
    return delimiter.getBytes(lineEncoding());
  }

  /** Whether lines have another encoding than the file. */
  public boolean recoded() {
    return !lineEncoding().equals(encoding);
  }

  /** The encoding of lines: that of the file, but UTF-16 is recoded to UTF-8 as it is read. */
  public Charset lineEncoding() {
    return encoding.equals(StandardCharsets.UTF_16) ? StandardCharsets.UTF_8 : encoding;
  }

  private static boolean isOneCharacter(String text) {
    return text.codePointCount(0, text.length()) == 1;
  }

  private static boolean isAscii(String text) {
    return text.isEmpty() || (text.length() == 1 && text.charAt(0) > ' ' && text.charAt(0) < 127);
  }

  private static void require(boolean right, String option, String expected, String found) {
    if (!right) {
      throw new InputException("%s: expected %s but found '%s'".formatted(option, expected, found));
    }
  }
}
