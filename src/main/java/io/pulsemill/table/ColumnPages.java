package io.pulsemill.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.CorruptDeltaByteArrays;
import org.apache.parquet.bytes.ByteBufferInputStream;
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
public final class ColumnPages {
  private final ColumnDescriptor column;
  private final PageReader pages;
  private final String createdBy;
  private final Dictionary dictionary;
  private boolean[] defined = new boolean[0];
  private int rows;
  private ValuesReader values;
  private boolean encodedByDictionary;
  private boolean allDefined;
  private ByteBuffer bytes = ByteBuffer.allocate(0);
  private boolean plain;

  /** The pages of a column chunk; {@code createdBy}: as the footer names the writer. */
  public ColumnPages(ColumnDescriptor column, PageReader pages, String createdBy)
      throws IOException {
    this.column = column;
    this.pages = pages;
    this.createdBy = createdBy;
    DictionaryPage page = pages.readDictionaryPage();
    dictionary = page == null ? null : page.getEncoding().initDictionary(column, page);
  }

  /** Moves on to the next page; false after the last. */
  public boolean next() throws IOException {
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

  /** Rows of the page. */
  public int rows() {
    return rows;
  }

  /** Whether row {@code i} of the page has a value. */
  public boolean defined(int i) {
    return defined[i];
  }

  /** The values there are, in order. */
  public ValuesReader values() {
    return values;
  }

  /** What the values are encoded by; null if they stand for themselves. */
  public Dictionary dictionary() {
    return encodedByDictionary ? dictionary : null;
  }

  /** Whether every row of the page has a value. */
  public boolean allDefined() {
    return allDefined;
  }

  /** The same as {@link #values} of a page with a dictionary, many at a time. */
  public HybridIds ids() {
    ByteBuffer hybrid = bytes.duplicate();
    return new HybridIds(hybrid, hybrid.get());
  }

  /**
   * The same as {@link #values} of a page of numbers that lie one after the other, little-endian;
   * null of other pages.
   */
  public ByteBuffer plain() {
    return plain ? bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN) : null;
  }

  private void open(DataPageV1 page) throws IOException {
    ValuesReader repetitions =
        page.getRlEncoding().getValuesReader(column, ValuesType.REPETITION_LEVEL);
    ByteBufferInputStream in = page.getBytes().toInputStream();
    repetitions.initFromPage(rows, in);
    if (column.getMaxDefinitionLevel() > 0 && page.getDlEncoding() == Encoding.RLE) {
      readLevels(in.slice(BytesUtils.readIntLittleEndian(in)));
    } else {
      readLevels(page, in);
    }
    open(page.getValueEncoding(), in);
  }

  private void open(DataPageV2 page) throws IOException {
    ByteBufferInputStream levels = page.getDefinitionLevels().toInputStream();
    readLevels(levels.slice(levels.available()));
    open(page.getDataEncoding(), page.getData().toInputStream());
  }

  /** Of old pages, whose levels are packed otherwise, or of a column without nulls. */
  private void readLevels(DataPageV1 page, ByteBufferInputStream in) throws IOException {
    ValuesReader levels = page.getDlEncoding().getValuesReader(column, ValuesType.DEFINITION_LEVEL);
    levels.initFromPage(rows, in);
    int full = column.getMaxDefinitionLevel();
    allDefined = full == 0;
    for (int i = 0; i < rows; i++) {
      defined[i] = allDefined || levels.readInteger() == full;
    }
  }

  private void readLevels(ByteBuffer encoded) throws IOException {
    int full = column.getMaxDefinitionLevel();
    allDefined = full == 0 || HybridIds.isRun(encoded, full, rows);
    if (allDefined) {
      Arrays.fill(defined, 0, rows, true);
      return;
    }
    RunLengthBitPackingHybridDecoder levels =
        new RunLengthBitPackingHybridDecoder(
            BytesUtils.getWidthFromMaxInt(full), ByteBufferInputStream.wrap(encoded));
    allDefined = true;
    for (int i = 0; i < rows; i++) {
      defined[i] = levels.readInt() == full;
      allDefined &= defined[i];
    }
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
    bytes = in.slice(in.available());
    plain = encoding == Encoding.PLAIN;
    values.initFromPage(rows, ByteBufferInputStream.wrap(bytes.duplicate()));
    // Parquet before 1.8 went on with a text of the page before (PARQUET-246).
    if (previous instanceof RequiresPreviousReader
        && values instanceof RequiresPreviousReader next
        && CorruptDeltaByteArrays.requiresSequentialReads(createdBy, encoding)) {
      next.setPreviousReader(previous);
    }
  }
}
