package io.pulsemill.features;

import io.pulsemill.InputException;
import io.pulsemill.input.DamagedDataException;
import io.pulsemill.input.FileKind;
import io.pulsemill.input.InputCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;

/**
 * The first lines of the first file of an input that is not empty.
 *
 * @param file they are from
 * @param utf16 whether the file is in UTF-16; the lines are UTF-8 then
 * @param lines without their ends, at least one
 */
public record ObservationSample(Path file, boolean utf16, List<byte[]> lines) {
  private static final int MAX_LINES = 1000;
  private static final int MAX_LINE_BYTES = 1 << 16;

  /**
   * Reads the lines.
   *
   * @throws InputException if there is none, or the file is not text
   */
  public static ObservationSample of(Configuration conf, String input) throws IOException {
    Job job = Job.getInstance(conf);
    FeaturesJob.setInput(job, input);
    for (FileStatus file : FeaturesJob.inputFiles(job)) {
      if (file.getLen() > 0) {
        requireNoColumns(conf, file.getPath());
        boolean utf16 = isUtf16(conf, file.getPath());
        return new ObservationSample(file.getPath(), utf16, lines(conf, file, utf16));
      }
    }
    throw new InputException("Input %s: expected a file that is not empty".formatted(input));
  }

  private static void requireNoColumns(Configuration conf, Path file) throws IOException {
    FileKind kind = InputCheck.kind(conf, file);
    if (ObservationFormat.of(file, kind) != ObservationFormat.TEXT) {
      throw new InputException(
          "%s: it holds %s, which needs no detection: name its columns with --subject-column, --time-column, --value-column and --label-column"
              .formatted(file, kind.title()));
    }
  }

  private static boolean isUtf16(Configuration conf, Path file) throws IOException {
    try {
      InputCheck.requireText(conf, file);
      return false;
    } catch (InputException notUtf8) {
      try {
        InputCheck.requireText(conf, file, FileKind.UTF_16);
        return true;
      } catch (InputException e) {
        throw notUtf8;
      }
    }
  }

  private static List<byte[]> lines(Configuration conf, FileStatus file, boolean utf16)
      throws IOException {
    List<byte[]> found = new ArrayList<>();
    try (SplitLines lines =
        new SplitLines(conf, file.getPath(), 0, file.getLen(), MAX_LINE_BYTES, utf16)) {
      while (found.size() < MAX_LINES && lines.next()) {
        LineScanner line = lines.line();
        if (!line.tooLong()) {
          found.add(Arrays.copyOfRange(line.line(), line.from(), line.from() + line.length()));
        }
      }
    } catch (DamagedDataException e) {
      throw new InputException("%s: %s".formatted(file.getPath(), e.getMessage()), e);
    }
    if (found.isEmpty()) {
      throw new InputException(
          "%s: expected lines of up to %d bytes".formatted(file.getPath(), MAX_LINE_BYTES));
    }
    return found;
  }
}
