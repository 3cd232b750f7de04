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
    boolean marked =
        to - from >= 3
            && line[from] == (byte) 0xEF
            && line[from + 1] == (byte) 0xBB
            && line[from + 2] == (byte) 0xBF;
    CsvLine header = new CsvLine();
    List<String> names = new ArrayList<>();
    try {
      header.parse(line, marked ? from + 3 : from, to);
      for (int i = 0; i < header.fields(); i++) {
        names.add(header.text(i));
      }
    } catch (MalformedRecordException e) {
      throw new InputException("Header line: " + e.getMessage(), e);
    }
    return names;
  }
}
