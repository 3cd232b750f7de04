package io.pulsemill.columnar;

import io.pulsemill.table.ColumnPages;
import io.pulsemill.table.HybridIds;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.io.ParquetDecodingException;
import org.jspecify.annotations.Nullable;

/** Decodes a column of a Parquet file into cells, as many rows at a time as are asked for. */
abstract class ParquetColumn {
  private final ColumnDescriptor descriptor;
  private final String createdBy;
  private @Nullable ColumnPages page;
  private int at;
  private final int[] ids = new int[Cells.BATCH];
  private @Nullable HybridIds idReader;
  private @Nullable ByteBuffer plain;

  /** {@code createdBy}: the program that wrote the file, as its footer names it. */
  ParquetColumn(ColumnDescriptor descriptor, String createdBy) {
    this.descriptor = descriptor;
    this.createdBy = createdBy;
  }

  /** Goes to the beginning of a row group. */
  final void open(PageReadStore rowGroup) throws IOException {
    page = new ColumnPages(descriptor, rowGroup.getPageReader(descriptor), createdBy);
    plain = null;
    at = 0;
    startDictionary();
  }

  /** Decodes the next rows to the beginning of the cells. */
  final void load(int rows) throws IOException {
    for (int done = 0; done < rows; ) {
      ColumnPages current = current();
      int count = Math.min(rows - done, current.rows() - at);
      decode(current, at, done, count);
      at += count;
      done += count;
    }
  }

  /** Fails if the row group has more rows. */
  final void requireEnd() throws IOException {
    if (page != null && (at < page.rows() || page.next())) {
      throw new ParquetDecodingException("column " + descriptor + " has more values than rows");
    }
  }

  private ColumnPages current() throws IOException {
    if (page == null) {
      throw new IllegalStateException("No row group is open");
    }
    while (at >= page.rows()) {
      at = 0;
      if (!page.next()) {
        throw new ParquetDecodingException("column " + descriptor + " has fewer values than rows");
      }
      idReader = page.dictionary() == null ? null : page.ids();
      plain = page.plain();
    }
    return page;
  }

  /**
   * The next ids of the dictionary, one for each of these rows of the page that has a value; in an
   * array that is used again.
   */
  final int[] ids(ColumnPages current, int from, int count) {
    HybridIds reader = idReader;
    if (reader == null) {
      throw new IllegalStateException("Its page has no dictionary");
    }
    int there = count;
    if (!current.allDefined()) {
      there = 0;
      for (int i = from; i < from + count; i++) {
        there += current.defined(i) ? 1 : 0;
      }
    }
    reader.read(ids, there);
    return ids;
  }

  /** The next values of a page that has them one after the other, little-endian; else null. */
  final @Nullable ByteBuffer plain() {
    return plain;
  }

  /** Forgets what was made of the dictionary of the row group before. */
  void startDictionary() {}

  /**
   * Decodes {@code count} rows of a page from row {@code from} on, to the cells from {@code to}.
   */
  abstract void decode(ColumnPages page, int from, int to, int count);
}
