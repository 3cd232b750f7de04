package io.pulsemill.columnar;

import io.pulsemill.series.Dialect;
import io.pulsemill.series.TimeFormats;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;

/** A format of files that store observations in columns with types. */
public interface ColumnarFormat {
  /**
   * The names of a file's columns, after a look at the types of those that are wanted.
   *
   * @throws io.pulsemill.InputException naming the file and what to do, if it cannot be used
   */
  List<String> header(Path file, WantedColumns wanted) throws IOException;

  /**
   * The rows of those parts of a file that begin in bytes {@code start..end − 1}.
   *
   * @param dialect whose null markers and decimal mark are taken
   * @param times what times mean that do not say it themselves
   */
  ColumnarReader open(
      Path file, long start, long end, WantedColumns wanted, Dialect dialect, TimeFormats times)
      throws IOException;
}
