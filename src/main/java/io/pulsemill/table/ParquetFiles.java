package io.pulsemill.table;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/** Opens Parquet files with the settings of a Hadoop configuration. */
final class ParquetFiles {
  private ParquetFiles() {}

  static ParquetFileReader open(Configuration conf, FileStatus file) throws IOException {
    return loaded(ParquetFileReader.open(HadoopInputFile.fromStatus(file, conf), options(conf)));
  }

  static ParquetFileReader open(Configuration conf, Path file) throws IOException {
    return loaded(ParquetFileReader.open(HadoopInputFile.fromPath(file, conf), options(conf)));
  }

  private static ParquetFileReader loaded(ParquetFileReader reader) throws IOException {
    try {
      NativeCodecs.load(reader.getFooter());
      return reader;
    } catch (IOException e) {
      reader.close();
      throw e;
    }
  }

  /** Where a page has a checksum it is looked at: damaged numbers are numbers, too. */
  private static ParquetReadOptions options(Configuration conf) {
    return HadoopReadOptions.builder(conf)
        .usePageChecksumVerification(true)
        .withCodecFactory(new PageCodecs(conf))
        .build();
  }
}
