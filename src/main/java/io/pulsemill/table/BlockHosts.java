package io.pulsemill.table;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.FileStatus;

/** Looks up which hosts hold the bytes of row groups; a file's blocks are asked for once. */
final class BlockHosts {
  private static final int MAX_HOSTS = 3;

  private final Configuration conf;
  private final Map<String, FileStatus> files = new HashMap<>();
  private final Map<String, BlockLocation[]> blocks = new HashMap<>();

  BlockHosts(Configuration conf, List<FileStatus> files) {
    this.conf = conf;
    for (FileStatus file : files) {
      this.files.put(file.getPath().toString(), file);
    }
  }

  /** The up to {@value #MAX_HOSTS} hosts with most bytes of the row groups, the best first. */
  List<String> of(List<RowGroupRef> rowGroups) throws IOException {
    Map<String, Long> bytes = new HashMap<>();
    for (RowGroupRef rowGroup : rowGroups) {
      long end = rowGroup.offset() + rowGroup.length();
      for (BlockLocation block : blocks(rowGroup.file())) {
        long shared =
            Math.min(end, block.getOffset() + block.getLength())
                - Math.max(rowGroup.offset(), block.getOffset());
        if (shared > 0) {
          for (String host : block.getHosts()) {
            bytes.merge(host, shared, Long::sum);
          }
        }
      }
    }
    return bytes.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MAX_HOSTS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private BlockLocation[] blocks(String file) throws IOException {
    BlockLocation[] known = blocks.get(file);
    if (known == null) {
      FileStatus status = files.get(file);
      known =
          status.getPath().getFileSystem(conf).getFileBlockLocations(status, 0, status.getLen());
      blocks.put(file, known);
    }
    return known;
  }
}
