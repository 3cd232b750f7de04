package io.pulsemill.table;

import static io.pulsemill.table.ParquetFixture.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowGroupInputFormatTest {
  private static final TableColumns ALL = new TableColumns("subject", "label", List.of());
  private static final FileStamp FILE = new FileStamp("f", 1, 0, 0);

  private final Configuration conf = new Configuration();
  @TempDir private java.nio.file.Path temp;
  private java.nio.file.Path folder;

  /** 12 row groups: 10 of 10 rows and the last ones, of 5 and of 3. */
  @BeforeEach
  void writeTable() throws IOException {
    conf.set("of", "this must not get into the path");
    folder = temp.resolve("a table, ${of} $1");
    numbered(folder.resolve("a.parquet"), "a", 55, 10);
    numbered(folder.resolve("b.parquet"), "b", 53, 10);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "7, 7", "11, 11", "12, 12", "13, 12", "64, 12"})
  void thereAreExactlyAsManySplitsAsTasksOrRowGroups(int tasks, int expected) throws Exception {
    assertThat(splits(tasks)).hasSize(expected);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "7", "11", "12", "64"})
  void theSplitsOneAfterTheOtherAreTheTable(int tasks) throws Exception {
    List<RowGroupRef> all = new ArrayList<>();
    for (RowGroupSplit split : splits(tasks)) {
      assertThat(split.rowGroups()).isNotEmpty();
      all.addAll(split.rowGroups());
    }

    assertThat(all).isEqualTo(table().rowGroups()).hasSize(12);
  }

  @Test
  void splitsAreNumberedInTheOrderOfTheTable() throws Exception {
    assertThat(splits(4)).extracting(RowGroupSplit::number).containsExactly(0, 1, 2, 3);
  }

  @Test
  void splitsAreBalancedByRows() throws Exception {
    assertThat(splits(2)).extracting(RowGroupSplit::rows).containsExactly(55L, 53L);
    assertThat(splits(4)).allSatisfy(split -> assertThat(split.rows()).isBetween(20L, 35L));
  }

  @Test
  void aSplitEndsWhereItComesClosestToItsShare() {
    List<RowGroupRef> groups = new ArrayList<>();
    for (int rows : new int[] {4, 10, 1}) {
      groups.add(new RowGroupRef(FILE, groups.size(), rows, 0, 1, ""));
    }

    assertThat(RowGroupPacking.pack(groups, 2)).extracting(List::size).containsExactly(1, 2);
  }

  @Test
  void oneLargeRowGroupLeavesOneForEachOtherTask() {
    List<RowGroupRef> groups = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      groups.add(new RowGroupRef(FILE, i, i == 3 ? 1000 : 1, 0, 1, ""));
    }

    assertThat(RowGroupPacking.pack(groups, 4)).allSatisfy(part -> assertThat(part).hasSize(1));
    assertThat(RowGroupPacking.pack(groups, 2)).extracting(List::size).containsExactly(3, 1);
    assertThat(RowGroupPacking.pack(List.of(), 3)).isEmpty();
  }

  @Test
  void aSplitHasLengthAndHosts() throws Exception {
    RowGroupSplit split = splits(3).get(1);
    long bytes = split.rowGroups().stream().mapToLong(RowGroupRef::length).sum();

    assertThat(split.getLength()).isEqualTo(bytes).isPositive();
    assertThat(split.getLocations()).containsExactly("localhost");
  }

  @Test
  void aSplitTravels() throws Exception {
    RowGroupSplit split = splits(3).get(1);
    DataOutputBuffer out = new DataOutputBuffer();
    split.write(out);
    DataInputBuffer in = new DataInputBuffer();
    in.reset(out.getData(), out.getLength());
    RowGroupSplit read = new RowGroupSplit();
    read.readFields(in);

    assertThat(read.rowGroups()).isEqualTo(split.rowGroups());
    assertThat(read.number()).isEqualTo(1);
    assertThat(read.getLength()).isEqualTo(split.getLength());
  }

  @Test
  void aRecordIsARowGroup() throws Exception {
    Job job = job(3);
    InputSplit split = splits(3).get(1);
    RowGroupInputFormat format = new RowGroupInputFormat();
    List<RowGroupRef> seen = new ArrayList<>();
    List<Float> progress = new ArrayList<>();
    TaskAttemptContextImpl context =
        new TaskAttemptContextImpl(job.getConfiguration(), new TaskAttemptID());
    try (RecordReader<NullWritable, RowGroupRef> reader =
        format.createRecordReader(split, context)) {
      reader.initialize(split, context);
      while (reader.nextKeyValue()) {
        seen.add(reader.getCurrentValue());
        progress.add(reader.getProgress());
      }
      progress.add(reader.getProgress());
    }

    assertThat(seen).isEqualTo(((RowGroupSplit) split).rowGroups()).hasSize(4);
    assertThat(progress).containsExactly(0f, 0.25f, 0.5f, 0.75f, 1f);
  }

  @Test
  void theConfigurationHoldsTheColumnsButNoRowGroup() throws Exception {
    Job job = job(3);

    assertThat(RowGroupInputFormat.columns(job.getConfiguration())).isEqualTo(table().columns());
    assertThat(job.getConfiguration())
        .noneSatisfy(e -> assertThat(e.getValue()).contains("a.parquet"));
  }

  @Test
  void aTableThatGrewMeanwhileIsRefused() throws Exception {
    Job job = job(3);
    numbered(folder.resolve("c.parquet"), "c", 5, 10);

    assertThatThrownBy(() -> new RowGroupInputFormat().getSplits(job))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("c.parquet was added to the table during the run");
  }

  @Test
  void anEmptyTableHasNoSplit() throws Exception {
    Files.delete(folder.resolve("a.parquet"));
    Files.delete(folder.resolve("b.parquet"));
    ParquetFixture.write(folder.resolve("c.parquet"), ParquetFixture.LABELED, 10);

    assertThat(splits(3)).isEmpty();
  }

  @Test
  void aReferenceTravelsAndEqualsItself() throws IOException {
    RowGroupRef ref = table().rowGroups().get(7);
    DataOutputBuffer out = new DataOutputBuffer();
    ref.write(out);
    DataInputBuffer in = new DataInputBuffer();
    in.reset(out.getData(), out.getLength());
    RowGroupRef read = new RowGroupRef();
    read.readFields(in);

    assertThat(read).isEqualTo(ref).hasSameHashCodeAs(ref).isNotEqualTo(table().rowGroups().get(8));
    assertThat(read.toString()).startsWith("row group 1 of ").endsWith("b.parquet");
  }

  private FeatureTable table() throws IOException {
    return FeatureTable.open(conf, new Path(folder.toUri()), ALL);
  }

  private Job job(int tasks) throws IOException {
    Job job = Job.getInstance(conf);
    RowGroupInputFormat.set(job, table(), tasks);
    return job;
  }

  private List<RowGroupSplit> splits(int tasks) throws Exception {
    List<RowGroupSplit> splits = new ArrayList<>();
    for (InputSplit split : new RowGroupInputFormat().getSplits(job(tasks))) {
      splits.add((RowGroupSplit) split);
    }
    return splits;
  }
}
