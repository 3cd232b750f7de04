package io.pulsemill.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * The layout of a {@link FeatureRow} in Parquet:
 *
 * <pre>
 *   message features {
 *     required binary subject (STRING);
 *     optional binary label (STRING);     left out of a table without labels
 *     required binary split (STRING);     of a table that says which of its rows train
 *     required double weight;             of a table that says what its rows count
 *     optional double FEATURE;            one for each feature; null if undefined
 *   }
 * </pre>
 */
public final class FeatureRowWriteSupport extends WriteSupport<FeatureRow> {
  /** Name of the column of the subject's id. */
  public static final String SUBJECT = "subject";

  /** Key, in the footer of a file, of the name of the record that lists it. */
  static final String RECORD = "pulsemill.record";

  /** Name of the column of the subject's class. */
  public static final String LABEL = "label";

  private final String subject;
  private final String label;
  private final String split;
  private final String weight;
  private final List<String> features;
  private final Map<String, String> metadata;
  private RecordConsumer consumer;

  /**
   * @param columns names of the columns, features in the order of {@link FeatureRow#value}; no
   *     label, split or weight column if its name is null
   */
  public FeatureRowWriteSupport(TableColumns columns) {
    this(columns, false);
  }

  /** A write support; {@code recorded}: the file notes that a {@link TableRecord} lists it. */
  FeatureRowWriteSupport(TableColumns columns, boolean recorded) {
    subject = columns.subject();
    label = columns.label();
    split = columns.split();
    weight = columns.weight();
    features = columns.features();
    metadata = recorded ? Map.of(RECORD, DamagedTableException.RECORD) : Map.of();
  }

  private MessageType schema() {
    List<Type> columns = new ArrayList<>();
    columns.add(text(Repetition.REQUIRED, subject));
    if (label != null) {
      columns.add(text(Repetition.OPTIONAL, label));
    }
    if (split != null) {
      columns.add(text(Repetition.REQUIRED, split));
    }
    if (weight != null) {
      columns.add(Types.required(PrimitiveTypeName.DOUBLE).named(weight));
    }
    features.forEach(name -> columns.add(Types.optional(PrimitiveTypeName.DOUBLE).named(name)));
    return new MessageType("features", columns);
  }

  private static Type text(Repetition repetition, String name) {
    return Types.primitive(PrimitiveTypeName.BINARY, repetition)
        .as(LogicalTypeAnnotation.stringType())
        .named(name);
  }

  @Override
  public String getName() {
    return "pulsemill";
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(schema(), metadata);
  }

  /** The older way in; Parquet still declares it abstract. */
  @Override
  @Deprecated
  public WriteContext init(Configuration configuration) {
    return new WriteContext(schema(), metadata);
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(FeatureRow row) {
    if (row.features() != features.size()) {
      throw new IllegalArgumentException(
          "Row of subject '%s': expected %d features but found %d"
              .formatted(row.subject(), features.size(), row.features()));
    }
    consumer.startMessage();
    write(subject, 0, row.subject());
    if (label != null && row.label() != null) {
      write(label, 1, row.label());
    }
    int first = label != null ? 2 : 1;
    if (split != null) {
      write(split, first++, row.split().toString());
    }
    if (weight != null) {
      write(weight, first++, row.weight());
    }
    for (int j = 0; j < features.size(); j++) {
      if (!Double.isNaN(row.value(j))) {
        write(features.get(j), first + j, row.value(j));
      }
    }
    consumer.endMessage();
  }

  private void write(String column, int position, double value) {
    consumer.startField(column, position);
    consumer.addDouble(value);
    consumer.endField(column, position);
  }

  private void write(String column, int position, String text) {
    consumer.startField(column, position);
    consumer.addBinary(Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8)));
    consumer.endField(column, position);
  }
}
