package io.pulsemill.series;

import java.util.Arrays;

/** The fields that mean that nothing is known. */
final class NullMarkers {
  private final byte[][] markers;
  private final boolean numbers;

  NullMarkers(Dialect dialect) {
    markers =
        dialect.nulls().stream()
            .map(marker -> marker.getBytes(dialect.lineEncoding()))
            .toArray(byte[][]::new);
    numbers = Arrays.stream(markers).anyMatch(NullMarkers::mayBeNumber);
  }

  /** Whether one of them may be a number: then a number may be one of them. */
  boolean numbers() {
    return numbers;
  }

  /** Whether {@code field[from..from+length)} is one. */
  boolean contain(byte[] field, int from, int length) {
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
