package io.pulsemill.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lists as users write them: commas between, quotes as in CSV around what contains a comma. */
public final class NameList {
  private NameList() {}

  /**
   * The items; of an empty text a single empty one.
   *
   * @throws MalformedRecordException on a misplaced quote
   */
  public static List<String> parse(String text) throws MalformedRecordException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    CsvLine line = new CsvLine();
    line.parse(utf8, 0, utf8.length);
    List<String> items = new ArrayList<>();
    for (int i = 0; i < line.fields(); i++) {
      items.add(line.text(i));
    }
    return items;
  }

  /** The text that {@link #parse} reads as {@code items}, of which there is at least one. */
  public static String join(List<String> items) {
    return items.stream()
        .map(
            item ->
                item.matches("(?s)|.*[\",\r].*") ? '"' + item.replace("\"", "\"\"") + '"' : item)
        .collect(Collectors.joining(","));
  }

  /** Writes: int names; of each int bytes, then the name in UTF-8. */
  static void write(DataOutput out, List<String> names) throws IOException {
    out.writeInt(names.size());
    for (String name : names) {
      byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
      out.writeInt(utf8.length);
      out.write(utf8);
    }
  }

  /** Reads what {@link #write} wrote. */
  static List<String> read(DataInput in) throws IOException {
    int count = in.readInt();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] utf8 = new byte[in.readInt()];
      in.readFully(utf8);
      names.add(new String(utf8, StandardCharsets.UTF_8));
    }
    return names;
  }
}
