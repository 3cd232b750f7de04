package io.pulsemill.columnar;

import io.pulsemill.table.TableSchema;
import java.util.Optional;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** What columns of Parquet's types can be. */
final class ParquetTypes {
  private ParquetTypes() {}

  /** Whether a column is neither nested nor a list. */
  static boolean isFlat(Type type) {
    return type.isPrimitive() && !type.isRepetition(Type.Repetition.REPEATED);
  }

  /** Whether a column holds text; Impala does not say so. */
  static boolean isText(PrimitiveType type) {
    return TableSchema.isText(type)
        || (type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
            && type.getLogicalTypeAnnotation() == null);
  }

  /** Whether a column can be a subject or a label. */
  static boolean isWord(PrimitiveType type, Role role) {
    return isText(type)
        || TableSchema.isWhole(type)
        || TableSchema.isUuid(type)
        || (role == Role.LABEL && type.getPrimitiveTypeName() == PrimitiveTypeName.BOOLEAN);
  }

  /** Whether a column holds numbers. */
  static boolean isNumber(PrimitiveType type) {
    return TableSchema.isNumber(type) && type.getPrimitiveTypeName() != PrimitiveTypeName.BOOLEAN;
  }

  /** What the times of a column are; empty if they are none. */
  static Optional<TimeType> timeType(PrimitiveType type) {
    if (isText(type)) {
      return Optional.of(TimeType.TEXT);
    }
    LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
    if (TableSchema.isWhole(type)) {
      boolean large = type.getPrimitiveTypeName() == PrimitiveTypeName.INT64;
      return Optional.of(
          large && TableSchema.isUnsigned(type) ? TimeType.UNSIGNED_NUMBER : TimeType.NUMBER);
    }
    if (annotation instanceof DateLogicalTypeAnnotation) {
      return Optional.of(TimeType.DATE);
    }
    if (annotation instanceof TimestampLogicalTypeAnnotation timestamp) {
      return Optional.of(timestamp(timestamp.getUnit(), timestamp.isAdjustedToUTC()));
    }
    return type.getPrimitiveTypeName() == PrimitiveTypeName.INT96
        ? Optional.of(TimeType.MOMENT)
        : Optional.empty();
  }

  private static TimeType timestamp(TimeUnit unit, boolean utc) {
    return switch (unit) {
      case MILLIS -> utc ? TimeType.MILLIS : TimeType.LOCAL_MILLIS;
      case MICROS -> utc ? TimeType.MICROS : TimeType.LOCAL_MICROS;
      case NANOS -> utc ? TimeType.NANOS : TimeType.LOCAL_NANOS;
    };
  }
}
