package io.pulsemill.series;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a line of a dialect means, read character by character with the plainest means there are:
 * the oracle of the parsers. Times are whole numbers. The order of columns is subject, time, value,
 * label, and another value or the sensor's name.
 */
final class SlowReader {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.]\\d+)?([eE][+-]?\\d+)?");

  private final Dialect dialect;
  private final Form form;

  /** What the lines hold. */
  enum Form {
    ONE_SENSOR,
    TWO_SENSORS,
    /** The reading of one of the two sensors {@code hr} and {@code NA}, or of another. */
    LONG
  }

  SlowReader(Dialect dialect, Form form) {
    this.dialect = dialect;
    this.form = form;
  }

  /**
   * {@code subject|time|values|label}, {@code missing}, {@code other-sensor}, or the key of what is
   * wrong.
   */
  String read(byte[] line) {
    String text;
    try {
      text = dialect.lineEncoding().newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      return "?"; // which field it is in decides
    }
    List<String> fields = fields(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    if (fields == null) {
      return "quote";
    }
    if (fields.size() != (form == Form.ONE_SENSOR ? 4 : 5)) {
      return "columns";
    }
    int sensor = form == Form.LONG ? List.of("hr", "NA").indexOf(fields.get(4)) : 0;
    if (sensor < 0) {
      return "other-sensor";
    }
    if (fields.get(0).isEmpty() || isNull(fields.get(0))) {
      return "empty-subject";
    }
    if (fields.get(3).isEmpty() || isNull(fields.get(3))) {
      return "empty-label";
    }
    if (!fields.get(1).matches("[+-]?[0-9]{1,18}")) {
      return "time";
    }
    List<Double> values = new ArrayList<>();
    for (String field :
        form == Form.TWO_SENSORS ? List.of(fields.get(4), fields.get(2)) : List.of(fields.get(2))) {
      String value =
          dialect.decimalMark() == ',' ? field.replace('.', 'x').replace(',', '.') : field;
      if (!isNull(field)
          && (!NUMBER.matcher(value).matches() || Double.isInfinite(Double.parseDouble(value)))) {
        return "number";
      }
      values.add(isNull(field) ? Double.NaN : Double.parseDouble(value));
    }
    if (values.stream().allMatch(value -> value.isNaN())) {
      return "missing";
    }
    if (form == Form.LONG) {
      values.add(sensor == 0 ? 1 : 0, Double.NaN);
    }
    return String.join(
        "|",
        fields.get(0),
        Long.toString(new BigDecimal(fields.get(1)).longValueExact()),
        values.toString(),
        fields.get(3));
  }

  private boolean isNull(String field) {
    return dialect.nulls().contains(field);
  }

  /** The fields; null if a quote is out of place. */
  private List<String> fields(String text) {
    List<String> fields = new ArrayList<>();
    int at = 0;
    while (true) {
      at = blanks(text, at);
      StringBuilder field = new StringBuilder();
      if (!dialect.quote().isEmpty() && text.startsWith(dialect.quote(), at)) {
        at++;
        while (true) {
          if (at >= text.length()) {
            return null;
          }
          if (!text.startsWith(dialect.quote(), at)) {
            field.append(text.charAt(at++));
          } else if (text.startsWith(dialect.quote(), at + 1)) {
            field.append(dialect.quote());
            at += 2;
          } else {
            break;
          }
        }
        at = blanks(text, at + 1);
        if (at < text.length() && !text.startsWith(dialect.delimiter(), at)) {
          return null;
        }
      } else {
        while (at < text.length() && !text.startsWith(dialect.delimiter(), at)) {
          if (!dialect.quote().isEmpty() && text.startsWith(dialect.quote(), at)) {
            return null;
          }
          field.append(text.charAt(at++));
        }
        while (dialect.trim() && field.toString().matches("(?s).*[ \t]")) {
          field.setLength(field.length() - 1);
        }
      }
      fields.add(field.toString());
      if (at >= text.length()) {
        return fields;
      }
      at += dialect.delimiter().length();
    }
  }

  private int blanks(String text, int from) {
    int at = from;
    while (dialect.trim() && at < text.length() && " \t".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }
}
