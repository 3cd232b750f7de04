package io.pulsemill.table;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;

/** Opens Parquet files with the settings of a Hadoop configuration. */
final class ParquetFiles {
  private ParquetFiles() {}

  /**
   * Hands a file to Parquet.
   *
   * @param summed whether all of its bytes are held against sums already: then the checksums of its
   *     pages are not looked at as well
   */
  static ParquetFileReader open(Configuration conf, TableFile file, boolean summed)
      throws IOException {
    ParquetReadOptions options =
        HadoopReadOptions.builder(conf)
            .usePageChecksumVerification(!summed)
            .withCodecFactory(new PageCodecs(conf))
            .build();
    try {
      ParquetFileReader reader = ParquetFileReader.open(file, options, file.newStream());
      NativeCodecs.load(reader.getFooter());
      return reader;
    } catch (IOException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }
}
