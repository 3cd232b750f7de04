package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.series.ObservationColumns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.mapreduce.InputSplit;
import org.junit.jupiter.api.Test;

class TaskSplitTest {
  private static final ObservationColumns COLUMNS =
      ObservationColumns.of(List.of("t", "v", "s"), "s", "t", List.of("v"), null);

  @Test
  void aPartIsOfTheTaskInWhoseShareItsMiddleLies() throws Exception {
    assertThat(lengths(100, 30, 30, 30, 30, 30, 30, 20)).containsExactly("30 30 30", "30 30 30 20");
    assertThat(lengths(100, 250, 1, 1, 90)).containsExactly("250", "1 1 90");
    assertThat(lengths(100, 10, 250, 10)).containsExactly("10", "250", "10");
    assertThat(lengths(100)).isEmpty();
  }

  @Test
  void tenThousandSmallFilesAreTheTasksThereIsRoomFor() throws Exception {
    long[] files = LongStream.range(0, 10_000).map(i -> 1 + i % 7).toArray();
    long share = LongStream.of(files).sum() / 4 + 1;

    assertThat(TaskSplit.pack(parts(files), share)).hasSize(4);
  }

  @Test
  void withoutAShareEachPartIsATask() throws Exception {
    assertThat(lengths(0, 1, 2, 3)).containsExactly("1", "2", "3");
  }

  @Test
  void hostsThatHoldMostAreNamed() {
    TaskSplit split =
        new TaskSplit(List.of(part(0, 5, "a", "b"), part(1, 9, "c", "d"), part(2, 6, "b", "e")));

    assertThat(split.getLocations()).containsExactly("b", "c", "d");
    assertThat(split.getLength()).isEqualTo(20);
  }

  @Test
  void partsReachTheTaskInTheirOrder() throws Exception {
    DataOutputBuffer out = new DataOutputBuffer();
    new TaskSplit(parts(7, 8)).write(out);
    DataInputBuffer in = new DataInputBuffer();
    in.reset(out.getData(), out.getLength());
    TaskSplit read = new TaskSplit();
    read.readFields(in);

    assertThat(read).hasToString("/0:0+7 and 1 more");
    read.begin(1);
    assertThat(read.current()).hasToString("/1:0+8");
    assertThat(read.before()).isEqualTo(7);
  }

  private static List<String> lengths(long share, long... lengths)
      throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    for (InputSplit task : TaskSplit.pack(parts(lengths), share)) {
      List<String> parts =
          ((TaskSplit) task).parts().stream().map(part -> "" + part.getLength()).toList();
      found.add(String.join(" ", parts));
    }
    return found;
  }

  private static List<ObservationSplit> parts(long... lengths) {
    return IntStream.range(0, lengths.length).mapToObj(i -> part(i, lengths[i])).toList();
  }

  private static ObservationSplit part(int number, long length, String... hosts) {
    return new ObservationSplit(
        new Path("/" + number), ObservationFormat.TEXT, 0, length, hosts, COLUMNS);
  }
}
