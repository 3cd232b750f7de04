package io.pulsemill.table;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/**
 * CRC-32C of the column chunks of a row group, taken as their bytes are read and compared before
 * any of them is decoded.
 */
final class ChunkSums {
  /** Hexadecimal digits of a sum. */
  static final int DIGITS = 8;

  private final TreeMap<Long, Chunk> byStart = new TreeMap<>();
  private final Set<String> checked = new HashSet<>();
  private final CRC32C sum = new CRC32C();
  private RowGroupRef rowGroup;
  private Chunk current;
  private long next;

  private record Chunk(String column, long end, int sum) {}

  /**
   * Expects the chunks of {@code block} from here on.
   *
   * @param rowGroup with the sums, or without: then nothing is checked
   */
  void expect(RowGroupRef rowGroup, BlockMetaData block) {
    this.rowGroup = rowGroup;
    byStart.clear();
    checked.clear();
    current = null;
    List<ColumnChunkMetaData> columns = block.getColumns();
    for (int i = 0; i < columns.size() && rowGroup.hasSums(); i++) {
      ColumnChunkMetaData column = columns.get(i);
      long start = column.getStartingPos();
      int recorded = HexFormat.fromHexDigits(rowGroup.sums(), i * DIGITS, (i + 1) * DIGITS);
      byStart.put(
          start,
          new Chunk(column.getPath().toDotString(), start + column.getTotalSize(), recorded));
    }
  }

  /**
   * Takes bytes that were read from {@code position} on.
   *
   * @throws DamagedTableException if a chunk that is complete has another sum
   */
  void add(long position, ByteBuffer bytes) {
    if (byStart.isEmpty()) {
      return;
    }
    long at = position;
    while (bytes.hasRemaining()) {
      if (current == null || at != next) {
        begin(at);
      }
      long end = current == null ? end(at) : current.end;
      int count = (int) Math.min(bytes.remaining(), end - at);
      if (current != null) {
        sum.update(bytes.slice(bytes.position(), count));
      }
      bytes.position(bytes.position() + count);
      at += count;
      next = at;
      if (current != null && at == end) {
        compare();
      }
    }
  }

  /**
   * Makes sure that columns are about to be decoded only from chunks that were compared.
   *
   * @throws IllegalStateException if one was not
   */
  void requireChecked(List<String> columns) {
    if (!byStart.isEmpty() && !checked.containsAll(columns)) {
      throw new IllegalStateException(
          "expected the column chunks %s to be read whole but only %s were"
              .formatted(columns, checked));
    }
  }

  private void begin(long at) {
    current = byStart.get(at);
    sum.reset();
  }

  /** Where the bytes between chunks end that {@code at} lies in. */
  private long end(long at) {
    Long start = byStart.higherKey(at);
    return start == null ? Long.MAX_VALUE : start;
  }

  private void compare() {
    int found = (int) sum.getValue();
    if (found != current.sum) {
      throw new DamagedTableException(
          "%s is damaged: column '%s' of row group %d: expected CRC-32C %08x, recorded in %s, but found %08x; recreate the table"
              .formatted(
                  rowGroup.file(),
                  current.column,
                  rowGroup.index(),
                  current.sum,
                  DamagedTableException.RECORD,
                  found));
    }
    checked.add(current.column);
    current = null;
  }
}
