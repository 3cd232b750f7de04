package io.pulsemill.series;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;

/** The fields that mean that nothing is known. */
public final class NullMarkers {
  private final byte[][] markers;
  private final boolean numbers;

  NullMarkers(Dialect dialect) {
    this(dialect.nulls(), dialect.lineEncoding());
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
