package io.pulsemill.input;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.Text;
import org.jspecify.annotations.Nullable;

/**
 * The columns whose values the folders of a file name, each {@code NAME=VALUE}, as Hive and those
 * who followed it lay out a table.
 *
 * @param columns in the order of the folders, from the root
 */
public record Partition(List<Column> columns) {
  /** Of a file whose folders name no column. */
  public static final Partition NONE = new Partition(List.of());

  /** The folder of rows whose value is null or empty. */
  private static final String HIVE_NULL = "__HIVE_DEFAULT_PARTITION__";

  private static final String HIVE_UNION = "HIVE_UNION_SUBDIR_";

  /**
   * A column.
   *
   * @param folder the name of the folder, as it is
   * @param name without escapes
   * @param value without escapes; null if nothing is known
   */
  public record Column(String folder, String name, @Nullable String value) {
    private static Optional<Column> of(String folder) {
      int equals = folder.indexOf('=');
      if (!isColumn(folder)) {
        return Optional.empty();
      }
      String value = folder.substring(equals + 1);
      return Optional.of(
          new Column(
              folder,
              unescape(folder.substring(0, equals)),
              value.equals(HIVE_NULL) ? null : unescape(value)));
    }
  }

  /** Keeps a copy. */
  public Partition {
    columns = List.copyOf(columns);
  }

  /**
   * What the folders directly above a file name, up to the first that names no column; the folders
   * in which Hive puts the parts of a union are passed over.
   */
  public static Partition of(Path file) {
    return of(file, false);
  }

  /** What all folders of a file's path name. */
  public static Partition anywhere(Path file) {
    return of(file, true);
  }

  /** Whether a folder of that name gives a column. */
  public static boolean isColumn(String folder) {
    return folder.indexOf('=') > 0;
  }

  private static Partition of(Path file, boolean anywhere) {
    List<Column> found = new ArrayList<>();
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      Optional<Column> column = Column.of(folder.getName());
      if (column.isEmpty() && !anywhere && !folder.getName().startsWith(HIVE_UNION)) {
        break;
      }
      column.ifPresent(one -> found.add(0, one));
    }
    return found.isEmpty() ? NONE : new Partition(found);
  }

  /** The names of the columns. */
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /** The column of that name; of several the innermost. */
  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name.equals(name)).reduce((a, b) -> b);
  }

  /** Those columns that have one of the names. */
  public Partition only(Collection<String> names) {
    return new Partition(columns.stream().filter(column -> names.contains(column.name)).toList());
  }

  /** Writes: int number of columns; the text of each folder. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(columns.size());
    for (Column column : columns) {
      Text.writeString(out, column.folder);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Partition read(DataInput in) throws IOException {
    int size = in.readInt();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      columns.add(Column.of(Text.readString(in)).orElseThrow());
    }
    return new Partition(columns);
  }

  /**
   * The text of which {@code %3A} and the like stand for bytes of UTF-8. Hive escapes ASCII only,
   * others (DuckDB, pyarrow) all bytes; where the bytes are no UTF-8, each is a character, as Hive
   * reads it.
   */
  private static String unescape(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringBuilder characters = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (isEscape(text, i)) {
        int code = HexFormat.fromHexDigits(text, i + 1, i + 3);
        bytes.write(code);
        characters.append((char) code);
        i += 2;
      } else {
        int c = text.codePointAt(i);
        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
        characters.appendCodePoint(c);
        i += Character.charCount(c) - 1;
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      return characters.toString();
    }
  }

  private static boolean isEscape(String text, int at) {
    return text.charAt(at) == '%'
        && at + 2 < text.length()
        && HexFormat.isHexDigit(text.charAt(at + 1))
        && HexFormat.isHexDigit(text.charAt(at + 2));
  }
}
