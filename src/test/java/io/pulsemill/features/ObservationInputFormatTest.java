package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.series.ObservationColumns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservationInputFormatTest {
  private static final String TEXT = TestFiles.HEADER + "1,5,a,s\n".repeat(8);
  private static final ObservationColumns COLUMNS =
      ObservationColumns.of(
          List.of("datetime", "pulse", "category", "ts_number"),
          "ts_number",
          "datetime",
          List.of("pulse"),
          "category");

  @TempDir Path folder;
  private final Configuration conf = new Configuration();

  @Test
  void plainFileIsSplit() throws Exception {
    TestFiles.write(folder.resolve("a.csv"), TEXT);

    assertThat(splits(40, "a.csv")).containsExactly("a.csv:0+40", "a.csv:40+40", "a.csv:80+18");
  }

  @Test
  void gzipFileIsOneSplit() throws Exception {
    byte[] packed = TestFiles.gzip(TEXT);
    TestFiles.write(folder.resolve("a.csv.gz"), packed);

    assertThat(splits(40, "a.csv.gz")).containsExactly("a.csv.gz:0+" + packed.length);
  }

  @Test
  void bzip2FileIsSplit() throws Exception {
    byte[] packed = TestFiles.bzip2(TEXT);
    TestFiles.write(folder.resolve("a.csv.bz2"), packed);

    assertThat(splits(60, "a.csv.bz2"))
        .containsExactly("a.csv.bz2:0+60", "a.csv.bz2:60+" + (packed.length - 60));
  }

  @Test
  void fileNamedTwiceIsReadOnce() throws Exception {
    TestFiles.write(folder.resolve("in/b.csv"), TEXT);
    TestFiles.write(folder.resolve("in/a.csv"), TEXT);

    assertThat(splits(1000, "in/b.csv", "in", "in/*.csv"))
        .containsExactly("in/a.csv:0+98", "in/b.csv:0+98");
  }

  @Test
  void hiddenAndEmptyFilesAreNotRead() throws Exception {
    TestFiles.write(folder.resolve("in/a.csv"), TEXT);
    TestFiles.write(folder.resolve("in/b.csv"), "");
    TestFiles.write(folder.resolve("in/_c.csv"), "x");
    TestFiles.write(folder.resolve("in/_d/e.csv"), "x");
    TestFiles.write(folder.resolve("in/.f.csv"), "x");

    assertThat(splits(1000, "in")).containsExactly("in/a.csv:0+98");
  }

  @Test
  void splitReachesItsTaskWithTheColumnsOfItsFile() throws Exception {
    DataOutputBuffer out = new DataOutputBuffer();
    new ObservationSplit(
            new org.apache.hadoop.fs.Path("/a"),
            ObservationFormat.TEXT,
            5,
            7,
            new String[] {"h"},
            COLUMNS)
        .write(out);
    DataInputBuffer in = new DataInputBuffer();
    in.reset(out.getData(), out.getLength());
    ObservationSplit read = new ObservationSplit();
    read.readFields(in);

    assertThat(read).hasToString("/a:5+7");
    assertThat(read.columns()).isEqualTo(COLUMNS);
    assertThat(read.getLocations()).isEmpty(); // of use to the scheduler only
  }

  private List<String> splits(long maxBytes, String... paths) throws Exception {
    conf.setLong("mapreduce.input.fileinputformat.split.maxsize", maxBytes);
    List<String> input = new ArrayList<>();
    for (String path : paths) {
      input.add(folder.resolve(path).toString());
    }
    Job job =
        FeaturesJob.create(
            conf, TestFiles.settings(), String.join(",", input), TestFiles.path(folder));
    String root = TestFiles.path(folder).toString().replaceFirst("^file:/+", "file:/");
    List<String> splits = new ArrayList<>();
    for (InputSplit split : new ObservationInputFormat().getSplits(job)) {
      assertThat(((TaskSplit) split).current().columns()).isEqualTo(COLUMNS);
      splits.add(split.toString().substring(root.length()).replaceFirst("^/", ""));
    }
    return splits;
  }
}
