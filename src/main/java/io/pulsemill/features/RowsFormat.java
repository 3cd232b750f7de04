package io.pulsemill.features;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A format of files that are not read line by line. */
interface RowsFormat {
  /**
   * The names of a file's columns.
   *
   * @throws io.pulsemill.InputException naming the file and what to do, if it cannot be used
   */
  List<String> header(Configuration conf, Path file, FeaturesSettings settings) throws IOException;

  /**
   * The rows of a split: of a format that is split, those parts that begin in its bytes.
   *
   * @throws io.pulsemill.input.DamagedDataException if there are none to be read
   */
  ObservationRows open(Configuration conf, ObservationSplit split, FeaturesSettings settings)
      throws IOException;

  /** Whether several tasks may read parts of one file. */
  boolean splittable();
}
