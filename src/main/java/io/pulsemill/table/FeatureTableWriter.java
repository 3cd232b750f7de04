package io.pulsemill.table;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * Writes one Parquet file of a feature table, Snappy-compressed.
 *
 * <p>Every row group but the last has exactly the number of rows asked for, and the bytes are a
 * function of the rows and that number alone. This is why Parquet's own output format is not used:
 * it also cuts row groups by memory (a share of the JVM's heap) and at the ends of HDFS blocks.
 */
public final class FeatureTableWriter implements RowWriter {
  /** Rows per page: what a reader decodes at a time. */
  private static final int PAGE_ROWS = 20_000;

  /** Never reached: row groups are cut by their number of rows. */
  private static final long ROW_GROUP_BYTES = 1L << 40;

  private final ParquetWriter<FeatureRow> writer;

  /**
   * Makes {@code file}, which must not exist.
   *
   * @param columns names of the columns; no label column if its name is null
   * @param rowGroupRows rows per row group, 1 or more
   */
  public FeatureTableWriter(Configuration conf, Path file, TableColumns columns, int rowGroupRows)
      throws IOException {
    this(conf, file, columns, rowGroupRows, false);
  }

  /** A writer; {@code recorded}: the file notes that a {@link TableRecord} lists it. */
  FeatureTableWriter(
      Configuration conf, Path file, TableColumns columns, int rowGroupRows, boolean recorded)
      throws IOException {
    NativeCodecs.load(CompressionCodecName.SNAPPY);
    OutputFile output = new Unaligned(HadoopOutputFile.fromPath(file, conf));
    writer =
        new Builder(output, new FeatureRowWriteSupport(columns, recorded))
            .withConf(conf)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .withRowGroupRowCountLimit(rowGroupRows)
            .withPageRowCountLimit(PAGE_ROWS)
            // Ids are unique: no dictionary can help. Means and quantiles of whole readings repeat.
            .withDictionaryEncoding(columns.subject(), false)
            .build();
  }

  @Override
  public void write(FeatureRow row) throws IOException {
    writer.write(row);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<FeatureRow, Builder> {
    private final FeatureRowWriteSupport support;

    Builder(OutputFile file, FeatureRowWriteSupport support) {
      super(file);
      this.support = support;
    }

    @Override
    protected Builder self() {
      return this;
    }

    /** The only way in: Parquet deprecates it and declares it abstract. */
    @Override
    @Deprecated
    protected WriteSupport<FeatureRow> getWriteSupport(Configuration conf) {
      return support;
    }
  }

  /** A file whose blocks the writer does not fit its row groups into. */
  private record Unaligned(OutputFile file) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSizeHint) throws IOException {
      return file.create(0);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
      return file.createOrOverwrite(0);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }

    @Override
    public String getPath() {
      return file.getPath();
    }
  }
}
