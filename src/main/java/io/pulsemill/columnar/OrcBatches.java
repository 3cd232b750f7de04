package io.pulsemill.columnar;

import java.io.IOException;
import java.util.List;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/** The stripes of an ORC file that begin in a split. */
final class OrcBatches implements Batches {
  private final Reader file;
  private final RecordReader rows;
  private final WatchedFiles raw;
  private final List<OrcColumn> columns;
  private final VectorizedRowBatch batch;
  private long firstRow = 1;
  private float progress;

  /** Takes over {@code file} and {@code rows}, which are read from {@code raw}. */
  OrcBatches(
      Reader file,
      RecordReader rows,
      WatchedFiles raw,
      List<OrcColumn> columns,
      VectorizedRowBatch batch) {
    this.file = file;
    this.rows = rows;
    this.raw = raw;
    this.columns = columns;
    this.batch = batch;
  }

  @Override
  public int next() throws IOException {
    try {
      firstRow = rows.getRowNumber() + 1;
      if (!rows.nextBatch(batch)) {
        return 0;
      }
      for (OrcColumn column : columns) {
        column.take(batch.cols[column.position], batch.size);
      }
      progress = rows.getProgress();
      return batch.size;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      raw.rethrowFailure();
      throw Damage.of("ORC", e);
    }
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
    return progress;
  }

  @Override
  public void close() throws IOException {
    rows.close();
    file.close();
  }
}
