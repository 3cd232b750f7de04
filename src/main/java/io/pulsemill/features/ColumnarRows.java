package io.pulsemill.features;

import io.pulsemill.columnar.ColumnarReader;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.Observation;
import java.io.IOException;

/** The rows of a split of a file that stores columns. */
final class ColumnarRows implements ObservationRows {
  private final ColumnarReader reader;
  private final int readingsPerRow;

  ColumnarRows(ColumnarReader reader, int readingsPerRow) {
    this.reader = reader;
    this.readingsPerRow = readingsPerRow;
  }

  @Override
  public boolean next() throws IOException {
    return reader.next();
  }

  @Override
  public int read(Observation into) throws MalformedRecordException {
    return reader.read(into);
  }

  @Override
  public int readingsPerRecord() {
    return readingsPerRow;
  }

  @Override
  public RecordPosition position() {
    return reader.block() < 0
        ? RecordPosition.ofRow(reader.row())
        : RecordPosition.inBlock(reader.block(), reader.row());
  }

  @Override
  public long skippedTimes() {
    return reader.times().skipped();
  }

  @Override
  public long doubledTimes() {
    return reader.times().doubled();
  }

  @Override
  public float progress() {
    return reader.progress();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
