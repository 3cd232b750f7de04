package io.pulsemill.columnar;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulsemill.series.Malformed;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.NullMarkers;
import io.pulsemill.series.NumberParser;
import java.util.List;
import java.util.stream.DoubleStream;

/** Reads the readings of a column. */
final class ValueField {
  private final Cells cells;
  private final NullMarkers nulls;
  private final double[] nullNumbers;
  private final char decimalMark;

  /** {@code nulls}: texts that mean that a reading is missing, as numbers too if they are some. */
  ValueField(Cells cells, List<String> nulls, char decimalMark) {
    this.cells = cells;
    this.nulls = new NullMarkers(nulls, UTF_8);
    nullNumbers = nulls.stream().flatMapToDouble(ValueField::number).toArray();
    this.decimalMark = decimalMark;
  }

  private static DoubleStream number(String marker) {
    byte[] text = marker.getBytes(UTF_8);
    try {
      return DoubleStream.of(NumberParser.parse(text, 0, text.length));
    } catch (MalformedRecordException e) {
      return DoubleStream.empty();
    }
  }

  /** The reading of a row: finite, or NaN if it is missing. */
  double read(int row) throws MalformedRecordException {
    if (cells.nulls[row]) {
      return Double.NaN;
    }
    return cells instanceof Cells.OfDoubles numbers
        ? number(numbers.values[row])
        : text((Cells.OfBytes) cells, row);
  }

  private double number(double value) throws MalformedRecordException {
    if (!Double.isFinite(value)) {
      byte[] text = Double.toString(value).getBytes(UTF_8);
      if (nulls.contain(text, 0, text.length)) {
        return Double.NaN;
      }
      throw new MalformedRecordException(
          Malformed.NUMBER,
          "expected a number but found '%s'; --null %<s takes it as missing".formatted(value));
    }
    for (double marker : nullNumbers) {
      if (marker == value) {
        return Double.NaN;
      }
    }
    return value;
  }

  private double text(Cells.OfBytes texts, int row) throws MalformedRecordException {
    int from = texts.starts[row];
    int length = texts.starts[row + 1] - from;
    return nulls.contain(texts.bytes, from, length)
        ? Double.NaN
        : NumberParser.parse(texts.bytes, from, length, decimalMark);
  }
}
