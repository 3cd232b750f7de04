package io.pulsemill.columnar;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;

/** What fields of Avro's types can be. */
final class AvroTypes {
  private static final Set<String> TIMES =
      Set.of(
          "date",
          "time-millis",
          "time-micros",
          "timestamp-millis",
          "timestamp-micros",
          "timestamp-nanos",
          "local-timestamp-millis",
          "local-timestamp-micros",
          "local-timestamp-nanos");

  private static final int UUID_BYTES = 16;

  private AvroTypes() {}

  /** The type of a field's values: that of a union with null is the other one. */
  static Schema value(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    Schema found = null;
    for (Schema branch : schema.getTypes()) {
      if (branch.getType() != Schema.Type.NULL) {
        if (found != null) {
          return schema;
        }
        found = branch;
      }
    }
    return Objects.requireNonNullElse(found, schema);
  }

  /** Whether values are whole numbers that mean nothing else. */
  static boolean isWhole(Schema type) {
    return (type.getType() == Schema.Type.INT || type.getType() == Schema.Type.LONG)
        && !TIMES.contains(logical(type));
  }

  /** Whether values are UUIDs of 16 bytes. */
  static boolean isUuid(Schema type) {
    return type.getType() == Schema.Type.FIXED
        && type.getFixedSize() == UUID_BYTES
        && logical(type).equals("uuid");
  }

  /** Whether a field can be a subject or a label. */
  static boolean isWord(Schema type, Role role) {
    return isWhole(type)
        || isUuid(type)
        || switch (type.getType()) {
          case STRING, ENUM -> true;
          case BOOLEAN -> role == Role.LABEL;
          default -> false;
        };
  }

  /** The digits behind the point of a decimal, as unscaled bytes have them; empty of others. */
  static Optional<Integer> scale(Schema type) {
    return LogicalTypes.fromSchemaIgnoreInvalid(type) instanceof LogicalTypes.Decimal decimal
        ? Optional.of(decimal.getScale())
        : Optional.empty();
  }

  /** Whether values are numbers. */
  static boolean isNumber(Schema type) {
    return isWhole(type)
        || type.getType() == Schema.Type.FLOAT
        || type.getType() == Schema.Type.DOUBLE
        || scale(type).isPresent();
  }

  /** What the times of a field are; empty if they are none. */
  static Optional<TimeType> timeType(Schema type) {
    if (type.getType() == Schema.Type.STRING) {
      return Optional.of(TimeType.TEXT);
    }
    if (isWhole(type)) {
      return Optional.of(TimeType.NUMBER);
    }
    if (type.getType() == Schema.Type.INT) {
      return logical(type).equals("date") ? Optional.of(TimeType.DATE) : Optional.empty();
    }
    if (type.getType() != Schema.Type.LONG) {
      return Optional.empty();
    }
    return switch (logical(type)) {
      case "timestamp-millis" -> Optional.of(TimeType.MILLIS);
      case "timestamp-micros" -> Optional.of(TimeType.MICROS);
      case "timestamp-nanos" -> Optional.of(TimeType.NANOS);
      case "local-timestamp-millis" -> Optional.of(TimeType.LOCAL_MILLIS);
      case "local-timestamp-micros" -> Optional.of(TimeType.LOCAL_MICROS);
      case "local-timestamp-nanos" -> Optional.of(TimeType.LOCAL_NANOS);
      default -> Optional.empty();
    };
  }

  /** A type, as a message names it. */
  static String describe(Schema type) {
    if (type.getType() == Schema.Type.UNION) {
      return "a union of several types";
    }
    String name = type.getType().getName();
    return logical(type).isEmpty() ? name : "%s (%s)".formatted(logical(type), name);
  }

  /** The bytes of a value of type fixed or bytes. */
  static byte[] bytes(Object datum) {
    if (datum instanceof GenericFixed fixed) {
      return fixed.bytes();
    }
    ByteBuffer stored = ((ByteBuffer) datum).duplicate();
    byte[] bytes = new byte[stored.remaining()];
    stored.get(bytes);
    return bytes;
  }

  /** By name: newer writers know more of them than this library does. */
  private static String logical(Schema type) {
    return Objects.requireNonNullElse(type.getProp("logicalType"), "");
  }
}
