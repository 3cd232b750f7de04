package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.mapred.IFile;
import org.apache.hadoop.util.QuickSort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionRecordsTest {
  private static final long SEED = 11;

  @TempDir java.nio.file.Path folder;

  /** A key, and the label that is its value. */
  private record Sent(GroupKey key, String label) {}

  @Test
  void recordsAreInTheOrderOfKeysAndThoseOfOneKeyAsTheyCame() throws IOException {
    Random random = new Random(SEED);
    for (String start : List.of("", "ward-7/", "\u00e9")) {
      for (int size : new int[] {0, 1, 2, 1000}) {
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < size; i++) {
          sent.add(new Sent(key(random, start), "label " + i));
        }
        assertThat(sorted(sent))
            .isEqualTo(sent.stream().sorted(Comparator.comparing(Sent::key)).toList());
      }
    }
  }

  /** Most are subjects whose ids begin alike; ids may be the beginning of others. */
  private static GroupKey key(Random random, String start) {
    if (random.nextInt(20) == 0) {
      return GroupKey.ofBadRecord("file", new RecordPosition(random.nextInt(9), 0));
    }
    StringBuilder id = new StringBuilder(start);
    for (int i = random.nextInt(12); i > 0; i--) {
      id.append("a\0\u00ff\u20ac".charAt(random.nextInt(4)));
    }
    return GroupKey.ofSubject(id.toString());
  }

  private List<Sent> sorted(List<Sent> sent) throws IOException {
    RecordMemory memory = new RecordMemory();
    PartitionRecords records = new PartitionRecords(memory);
    for (Sent each : sent) {
      records.add(memory.add(each.key, MapValue.ofLabel(each.label)));
    }
    records.sort(new QuickSort(), () -> {});
    Configuration conf = new Configuration();
    FileSystem files = FileSystem.getLocal(conf).getRaw();
    Path file = new Path(folder.resolve("segment").toString());
    try (FSDataOutputStream out = files.create(file)) {
      IFile.Writer<GroupKey, MapValue> writer =
          new IFile.Writer<>(conf, out, null, null, null, null);
      records.write(writer);
      writer.close();
    }
    return read(new IFile.Reader<>(conf, files, file, null, null));
  }

  private static List<Sent> read(IFile.Reader<GroupKey, MapValue> reader) throws IOException {
    List<Sent> found = new ArrayList<>();
    DataInputBuffer bytes = new DataInputBuffer();
    while (reader.nextRawKey(bytes)) {
      GroupKey key = new GroupKey();
      key.readFields(bytes);
      reader.nextRawValue(bytes);
      MapValue value = new MapValue();
      value.readFields(bytes);
      found.add(new Sent(key, value.label().orElseThrow()));
    }
    reader.close();
    return found;
  }
}
