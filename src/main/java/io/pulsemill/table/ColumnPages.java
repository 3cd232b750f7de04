package io.pulsemill.table;

import java.io.IOException;
import org.apache.parquet.CorruptDeltaByteArrays;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.values.RequiresPreviousReader;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.io.ParquetDecodingException;

/**
 * The pages of a flat column, one after the other. Parquet's own column reader serves one value per
 * call, through several layers; a page at a time is several times as fast.
 */
final class ColumnPages {
  private final ColumnDescriptor column;
  private final PageReader pages;
  private final String createdBy;
  private final Dictionary dictionary;
  private boolean[] defined = new boolean[0];
  private int rows;
  private ValuesReader values;
  private boolean encodedByDictionary;

  ColumnPages(ColumnDescriptor column, PageReader pages, String createdBy) throws IOException {
    this.column = column;
    this.pages = pages;
    this.createdBy = createdBy;
    DictionaryPage page = pages.readDictionaryPage();
    dictionary = page == null ? null : page.getEncoding().initDictionary(column, page);
  }

  /** Moves on to the next page; false after the last. */
  boolean next() throws IOException {
    DataPage page = pages.readPage();
    if (page == null) {
      return false;
    }
    rows = page.getValueCount();
    if (defined.length < rows) {
      defined = new boolean[rows];
    }
    if (page instanceof DataPageV1 v1) {
      open(v1);
    } else {
      open((DataPageV2) page);
    }
    return true;
  }

  int rows() {
    return rows;
  }

  /** Whether row {@code i} of the page has a value. */
  boolean defined(int i) {
    return defined[i];
  }

  /** The values there are, in order. */
  ValuesReader values() {
    return values;
  }

  /** What the values are encoded by; null if they stand for themselves. */
  Dictionary dictionary() {
    return encodedByDictionary ? dictionary : null;
  }

  private void open(DataPageV1 page) throws IOException {
    ValuesReader repetitions =
        page.getRlEncoding().getValuesReader(column, ValuesType.REPETITION_LEVEL);
    ValuesReader levels = page.getDlEncoding().getValuesReader(column, ValuesType.DEFINITION_LEVEL);
    ByteBufferInputStream in = page.getBytes().toInputStream();
    repetitions.initFromPage(rows, in);
    levels.initFromPage(rows, in);
    int full = column.getMaxDefinitionLevel();
    for (int i = 0; i < rows; i++) {
      defined[i] = full == 0 || levels.readInteger() == full;
    }
    open(page.getValueEncoding(), in);
  }

  private void open(DataPageV2 page) throws IOException {
    int full = column.getMaxDefinitionLevel();
    BytesInput bytes = page.getDefinitionLevels();
    RunLengthBitPackingHybridDecoder levels =
        new RunLengthBitPackingHybridDecoder(
            BytesUtils.getWidthFromMaxInt(full), bytes.toInputStream());
    for (int i = 0; i < rows; i++) {
      defined[i] = full == 0 || levels.readInt() == full;
    }
    open(page.getDataEncoding(), page.getData().toInputStream());
  }

  private void open(Encoding encoding, ByteBufferInputStream in) throws IOException {
    encodedByDictionary = encoding.usesDictionary();
    if (encodedByDictionary && dictionary == null) {
      throw new ParquetDecodingException("column " + column + ": its dictionary is missing");
    }
    ValuesReader previous = values;
    values =
        encodedByDictionary
            ? encoding.getDictionaryBasedValuesReader(column, ValuesType.VALUES, dictionary)
            : encoding.getValuesReader(column, ValuesType.VALUES);
    values.initFromPage(rows, in);
    // Parquet before 1.8 went on with a text of the page before (PARQUET-246).
    if (previous instanceof RequiresPreviousReader
        && values instanceof RequiresPreviousReader next
        && CorruptDeltaByteArrays.requiresSequentialReads(createdBy, encoding)) {
      next.setPreviousReader(previous);
    }
  }
}
