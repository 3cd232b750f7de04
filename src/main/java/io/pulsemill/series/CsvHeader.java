package io.pulsemill.series;

import io.pulsemill.InputException;
import java.util.ArrayList;
import java.util.List;

/** The header line of a CSV file. */
public final class CsvHeader {
  private CsvHeader() {}

  /**
   * The column names of {@code line[from..to)}, which has no line end but perhaps a {@code \r}, and
   * may begin with a UTF-8 byte order mark. Names are taken as they stand, doubled ones too.
   *
   * @throws InputException on a bad quote or text that is not UTF-8
   */
  public static List<String> names(byte[] line, int from, int to) {
    return names(Dialect.CSV, line, from, to);
  }

  /** The same for a file of another dialect. */
  public static List<String> names(Dialect dialect, byte[] line, int from, int to) {
    CsvLine header = new CsvLine(dialect);
    List<String> names = new ArrayList<>();
    try {
      header.parse(line, from + markLength(line, from, to), to);
      for (int i = 0; i < header.fields(); i++) {
        names.add(header.text(i));
      }
    } catch (MalformedRecordException e) {
      throw new InputException("Header line: " + e.getMessage(), e);
    }
    return names;
  }

  /** Bytes of the UTF-8 byte order mark that {@code line[from..to)} begins with: 3 or 0. */
  public static int markLength(byte[] line, int from, int to) {
    boolean marked =
        to - from >= 3
            && line[from] == (byte) 0xEF
            && line[from + 1] == (byte) 0xBB
            && line[from + 2] == (byte) 0xBF;
    return marked ? 3 : 0;
  }
}
