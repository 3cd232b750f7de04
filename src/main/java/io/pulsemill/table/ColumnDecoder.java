package io.pulsemill.table;

import java.io.IOException;
import java.util.function.Function;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;

/** Decodes the flat columns of one row group into arrays, a column at a time. */
final class ColumnDecoder {
  private final PageReadStore pages;
  private final MessageType schema;
  private final String createdBy;
  private final int rows;

  ColumnDecoder(PageReadStore pages, MessageType schema, String createdBy, int rows) {
    this.pages = pages;
    this.schema = schema;
    this.createdBy = createdBy;
    this.rows = rows;
  }

  /** Numbers as doubles; NaN for a null, a NaN and an infinity. */
  double[] numbers(String column) throws IOException {
    NumberColumn numbers = new NumberColumn(type(column), rows);
    forEachPage(column, numbers::add);
    return numbers.values();
  }

  /** Text, or what {@link TableSchema} reads as text; missing for a null and for empty text. */
  SubjectColumn subjects(String column) throws IOException {
    SubjectColumn subjects = new SubjectColumn(rows);
    boolean binary = TableSchema.isText(type(column));
    Function<ValuesReader, String> text = CodedColumn.text(type(column));
    forEachPage(
        column,
        page -> {
          for (int i = 0; i < page.rows(); i++) {
            if (!page.defined(i)) {
              subjects.addMissing();
            } else if (binary) {
              subjects.add(page.values().readBytes().toByteBuffer());
            } else {
              subjects.add(text.apply(page.values()));
            }
          }
        });
    return subjects;
  }

  /** The same for a column of few distinct texts: no string is made per row. */
  CodedColumn codes(String column) throws IOException {
    CodedColumn codes = new CodedColumn(type(column), rows);
    forEachPage(column, codes::add);
    return codes;
  }

  private interface PageTaker {
    void take(ColumnPages page);
  }

  private void forEachPage(String column, PageTaker taker) throws IOException {
    ColumnDescriptor descriptor = schema.getColumnDescription(new String[] {column});
    ColumnPages page = new ColumnPages(descriptor, pages.getPageReader(descriptor), createdBy);
    long found = 0;
    while (page.next()) {
      found += page.rows();
      if (found <= rows) {
        taker.take(page);
      }
    }
    if (found != rows) {
      throw new ParquetDecodingException(
          "column %s: expected %d values but found %d".formatted(column, rows, found));
    }
  }

  private PrimitiveType type(String column) {
    return schema.getType(column).asPrimitiveType();
  }
}
