package io.pulsemill.series;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The fields that mean that nothing is known. */
public final class NullMarkers {
  private static final Pattern USUAL =
      Pattern.compile("|\\\\N|[?*.-]|(?i:n/?a|nan|null|none|missing)");

  private final byte[][] markers;
  private final boolean numbers;

  NullMarkers(Dialect dialect) {
    this(dialect.nulls(), dialect.lineEncoding());
  }

  /** Whether a field usually means that nothing is known. */
  public static boolean isUsual(String field) {
    return USUAL.matcher(field).matches();
  }

  /** Markers in an encoding. */
  public NullMarkers(List<String> texts, Charset encoding) {
    markers = texts.stream().map(marker -> marker.getBytes(encoding)).toArray(byte[][]::new);
    numbers = Arrays.stream(markers).anyMatch(NullMarkers::mayBeNumber);
  }

  /** Whether one of them may be a number: then a number may be one of them. */
  boolean numbers() {
    return numbers;
  }

  /** Whether {@code field[from..from+length)} is one. */
  public boolean contain(byte[] field, int from, int length) {
    for (byte[] marker : markers) {
      if (Arrays.equals(marker, 0, marker.length, field, from, from + length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayBeNumber(byte[] marker) {
    return marker.length > 0
        && (marker[0] == '-' || marker[0] == '+' || (marker[0] >= '0' && marker[0] <= '9'));
  }
}
