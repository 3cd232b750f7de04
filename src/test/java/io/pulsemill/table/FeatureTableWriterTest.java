package io.pulsemill.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureTableWriterTest {
  private static final List<String> FEATURES = List.of("mean", "std");
  private static final TableColumns LABELED = new TableColumns("subject", "label", FEATURES);

  @TempDir Path folder;

  @Test
  void schemaIsSubjectLabelAndOneDoubleAFeature() throws Exception {
    write("a.parquet", LABELED, 1, 10);

    try (ParquetFileReader reader = open("a.parquet")) {
      assertThat(reader.getFooter().getFileMetaData().getSchema())
          .hasToString(
              """
              message features {
                required binary subject (STRING);
                optional binary label (STRING);
                optional double mean;
                optional double std;
              }
              """);
    }
  }

  @Test
  void tableWithoutLabelsHasNoLabelColumn() throws Exception {
    write("a.parquet", new TableColumns("id", null, FEATURES), 1, 10);

    try (ParquetFileReader reader = open("a.parquet")) {
      assertThat(reader.getFooter().getFileMetaData().getSchema())
          .hasToString(
              """
              message features {
                required binary id (STRING);
                optional double mean;
                optional double std;
              }
              """);
    }
  }

  @Test
  void rowGroupsHaveExactlyTheRowsAskedFor() throws Exception {
    write("a.parquet", LABELED, 25_003, 5000);

    try (ParquetFileReader reader = open("a.parquet")) {
      assertThat(reader.getRowGroups())
          .extracting(BlockMetaData::getRowCount)
          .containsExactly(5000L, 5000L, 5000L, 5000L, 5000L, 3L);
    }
  }

  /** The usual number of rows: neither their size nor the heap may cut the group earlier. */
  @Test
  void largeRowGroupStaysWhole() throws Exception {
    write("a.parquet", LABELED, 140_000, 131_072);

    try (ParquetFileReader reader = open("a.parquet")) {
      assertThat(reader.getRowGroups())
          .extracting(BlockMetaData::getRowCount)
          .containsExactly(131_072L, 8928L);
    }
  }

  @Test
  void columnsAreSnappyCompressed() throws Exception {
    write("a.parquet", LABELED, 10, 100);

    try (ParquetFileReader reader = open("a.parquet")) {
      assertThat(reader.getRowGroups().get(0).getColumns())
          .extracting(ColumnChunkMetaData::getCodec)
          .containsOnly(CompressionCodecName.SNAPPY);
    }
  }

  @Test
  void undefinedFeatureAndMissingLabelAreNull() throws Exception {
    try (FeatureTableWriter writer =
        new FeatureTableWriter(new Configuration(), path("a.parquet"), LABELED, 10)) {
      writer.write(new FeatureRow("s", null, new double[] {1.5, Double.NaN}));
      writer.write(new FeatureRow("t", "a", new double[] {2.5, 3.5}));
    }

    try (ParquetFileReader reader = open("a.parquet")) {
      List<ColumnChunkMetaData> columns = reader.getRowGroups().get(0).getColumns();
      assertThat(columns)
          .extracting(column -> column.getStatistics().getNumNulls())
          .containsExactly(0L, 1L, 0L, 1L);
      assertThat(columns.get(3).getStatistics().minAsString()).isEqualTo("3.5");
    }
  }

  @Test
  void sameRowsGiveTheSameBytes() throws Exception {
    write("a.parquet", LABELED, 12_000, 5000);
    write("b.parquet", LABELED, 12_000, 5000);

    assertThat(Files.readAllBytes(folder.resolve("a.parquet")))
        .isEqualTo(Files.readAllBytes(folder.resolve("b.parquet")));
  }

  @Test
  void rowOfAnotherWidthIsRefused() throws Exception {
    try (FeatureTableWriter writer =
        new FeatureTableWriter(new Configuration(), path("a.parquet"), LABELED, 10)) {
      assertThatThrownBy(() -> writer.write(new FeatureRow("s", "a", new double[1])))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Row of subject 's': expected 2 features but found 1");
    }
  }

  @Test
  void existingFileIsNotOverwritten() throws Exception {
    write("a.parquet", LABELED, 1, 10);

    assertThatThrownBy(() -> write("a.parquet", LABELED, 1, 10))
        .isInstanceOf(java.io.IOException.class);
  }

  private void write(String name, TableColumns columns, int rows, int rowGroupRows)
      throws Exception {
    try (FeatureTableWriter writer =
        new FeatureTableWriter(new Configuration(), path(name), columns, rowGroupRows)) {
      for (int i = 0; i < rows; i++) {
        writer.write(
            new FeatureRow("1_" + i, "class" + i % 3, new double[] {i / 90.0, StrictMath.sin(i)}));
      }
    }
  }

  private org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(folder.resolve(name).toUri());
  }

  private ParquetFileReader open(String name) throws Exception {
    return ParquetFileReader.open(HadoopInputFile.fromPath(path(name), new Configuration()));
  }
}
