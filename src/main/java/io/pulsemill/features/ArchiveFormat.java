package io.pulsemill.features;

import io.pulsemill.InputException;
import io.pulsemill.input.DamagedDataException;
import io.pulsemill.input.FileKind;
import io.pulsemill.input.InputCheck;
import io.pulsemill.series.NameList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A text format of archives: a file holds a series per line. The columns of such a file are made
 * up: its dimensions, {@code dim_0}, {@code dim_1}, …, then subject, time and label, which has no
 * name if there are no classes. A single dimension has the name of the value column.
 *
 * @param parsers makes what reads the lines
 */
record ArchiveFormat(ArchiveLines.Maker parsers) implements RowsFormat {
  private static final int MAX_DIMENSIONS = 1 << 16;
  private static final int SHOWN_LINE_BYTES = 1 << 12;

  /** The format that suffix and content of a file show; empty if they show none of these. */
  static Optional<ObservationFormat> of(Configuration conf, Path file) throws IOException {
    String name = SeriesSubjects.uncompressed(file).toLowerCase(Locale.ROOT);
    for (ObservationFormat format : List.of(ObservationFormat.TS, ObservationFormat.ARFF)) {
      if (name.endsWith("." + format.key())) {
        return hasHeader(conf, file) ? Optional.of(format) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether the first line that is no comment of either format begins with {@code @}. */
  private static boolean hasHeader(Configuration conf, Path file) throws IOException {
    long length = file.getFileSystem(conf).getFileStatus(file).getLen();
    boolean utf16 = InputCheck.kind(conf, file) == FileKind.UTF_16;
    try (SplitLines lines = new SplitLines(conf, file, 0, length, SHOWN_LINE_BYTES, utf16)) {
      while (lines.next()) {
        LineScanner line = lines.line();
        int first = line.length() == 0 ? ' ' : line.line()[line.from()];
        if (!Character.isWhitespace(first) && first != '#' && first != '%') {
          return first == '@';
        }
      }
      return false;
    } catch (DamagedDataException e) {
      return false; // text, whose inspection says what is wrong
    }
  }

  @Override
  public List<String> header(Configuration conf, Path file, FeaturesSettings settings)
      throws IOException {
    InputCheck.requireText(
        conf, file, settings.dialect().recoded() ? FileKind.UTF_16 : FileKind.TEXT);
    ColumnNames names = settings.columns();
    long length = file.getFileSystem(conf).getFileStatus(file).getLen();
    try (ArchiveLines lines = new ArchiveLines(conf, file, length, parsers, settings)) {
      boolean labeled = lines.labeled();
      List<String> header = new ArrayList<>(dimensions(lines.firstDimensions(), names.values()));
      // As many as ArchiveRows takes for granted.
      header.addAll(List.of(names.subject(), names.time(), label(settings, labeled)));
      return header;
    } catch (DamagedDataException | InputException e) {
      throw refused(file, e);
    }
  }

  /** Dimensions of the first series of a file that can be read; 0 if there is none. */
  int dimensions(Configuration conf, Path file, FeaturesSettings settings) throws IOException {
    long length = file.getFileSystem(conf).getFileStatus(file).getLen();
    try (ArchiveLines lines = new ArchiveLines(conf, file, length, parsers, settings)) {
      return lines.firstDimensions();
    } catch (DamagedDataException | InputException e) {
      throw refused(file, e);
    }
  }

  private static InputException refused(Path file, Exception e) {
    return new InputException(
        "%s: %s".formatted(file, Escape.controls(String.valueOf(e.getMessage()))), e);
  }

  /** The name of the label's column; a column without a name if there are no labels. */
  private static String label(FeaturesSettings settings, boolean there) {
    ColumnNames names = settings.columns();
    if (names.label() != null && there) {
      return names.label();
    }
    if (!names.labelOptional() && !settings.sources().labelApart()) {
      throw new InputException(
          "expected a class for each series but found @classLabel false; see --labels");
    }
    return "";
  }

  /** The names of so many dimensions; if their number cannot be known, those that are wanted. */
  private static List<String> dimensions(int count, List<String> wanted) {
    if (count > MAX_DIMENSIONS) {
      throw new InputException(
          "expected at most %d dimensions but found %d".formatted(MAX_DIMENSIONS, count));
    }
    if (count == 0 || (count == 1 && wanted.size() == 1)) {
      return wanted;
    }
    List<String> there = IntStream.range(0, count).mapToObj(i -> "dim_" + i).toList();
    if (!there.containsAll(wanted)) {
      throw new InputException(
          "expected the value column '%s' but its series have %s; choose with --value-column"
              .formatted(
                  NameList.join(wanted),
                  count == 1
                      ? "the single dimension dim_0"
                      : "%d dimensions, dim_0..dim_%d".formatted(count, count - 1)));
    }
    return there;
  }

  @Override
  public ObservationRows open(Configuration conf, ObservationSplit split, FeaturesSettings settings)
      throws IOException {
    return new ArchiveRows(conf, split, parsers, settings);
  }

  @Override
  public boolean splittable() {
    return false;
  }
}
