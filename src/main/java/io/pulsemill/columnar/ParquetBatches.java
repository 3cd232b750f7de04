package io.pulsemill.columnar;

import io.pulsemill.input.WatchedStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.jspecify.annotations.Nullable;

/** The row groups of a Parquet file that begin in a split. */
final class ParquetBatches implements Batches {
  private record RowGroup(int index, long firstRow, long rows) {}

  private final ParquetFileReader reader;
  private final WatchedStream raw;
  private final List<ParquetColumn> columns;
  private final List<RowGroup> rowGroups = new ArrayList<>();
  private long rows;
  private long done;
  private int nextGroup;
  private @Nullable PageReadStore pages;
  private long left;
  private long nextRow = 1;
  private long firstRow = 1;

  /** Takes over {@code reader}, which reads {@code raw}; the split is {@code [start, end)}. */
  ParquetBatches(
      ParquetFileReader reader,
      WatchedStream raw,
      List<ParquetColumn> columns,
      long start,
      long end) {
    this.reader = reader;
    this.raw = raw;
    this.columns = columns;
    long first = 1;
    List<BlockMetaData> blocks = reader.getRowGroups();
    for (int i = 0; i < blocks.size(); i++) {
      BlockMetaData block = blocks.get(i);
      long place = block.getStartingPos();
      if (place >= start && place < end && block.getRowCount() > 0) {
        rowGroups.add(new RowGroup(i, first, block.getRowCount()));
        rows += block.getRowCount();
      }
      first += block.getRowCount();
    }
  }

  @Override
  public int next() throws IOException {
    try {
      if (left == 0 && !openNext()) {
        return 0;
      }
      firstRow = nextRow;
      int count = (int) Math.min(Cells.BATCH, left);
      for (ParquetColumn column : columns) {
        column.load(count);
      }
      left -= count;
      nextRow += count;
      done += count;
      if (left == 0) {
        closeRowGroup();
      }
      return count;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      raw.rethrowFailure();
      // A length in a damaged page may ask for any memory.
      throw Damage.of("Parquet", e);
    }
  }

  private boolean openNext() throws IOException {
    if (nextGroup == rowGroups.size()) {
      return false;
    }
    RowGroup group = rowGroups.get(nextGroup++);
    firstRow = group.firstRow();
    nextRow = firstRow;
    pages = reader.readRowGroup(group.index());
    left = group.rows();
    if (pages == null || pages.getRowCount() != left) {
      throw new IOException("expected a row group of %d rows".formatted(left));
    }
    for (ParquetColumn column : columns) {
      column.open(pages);
    }
    return true;
  }

  private void closeRowGroup() throws IOException {
    for (ParquetColumn column : columns) {
      column.requireEnd();
    }
    if (pages != null) {
      pages.close();
    }
    pages = null;
  }

  @Override
  public long block() {
    return -1;
  }

  @Override
  public long firstRow() {
    return firstRow;
  }

  @Override
  public float progress() {
    return rows == 0 ? 1 : (float) done / rows;
  }

  @Override
  public void close() throws IOException {
    if (pages != null) {
      pages.close();
    }
    reader.close();
  }
}
