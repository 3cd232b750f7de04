package io.pulsemill.columnar;

import java.util.Optional;
import org.apache.orc.TypeDescription;

/** What columns of ORC's types can be. */
final class OrcTypes {
  private OrcTypes() {}

  /** Whether a column holds text. */
  static boolean isText(TypeDescription type) {
    return switch (type.getCategory()) {
      case STRING, VARCHAR, CHAR -> true;
      default -> false;
    };
  }

  /** Whether a column holds whole numbers. */
  static boolean isWhole(TypeDescription type) {
    return switch (type.getCategory()) {
      case BYTE, SHORT, INT, LONG -> true;
      default -> false;
    };
  }

  /** Whether a column can be a subject or a label. */
  static boolean isWord(TypeDescription type, Role role) {
    return isText(type)
        || isWhole(type)
        || (role == Role.LABEL && type.getCategory() == TypeDescription.Category.BOOLEAN);
  }

  /** Whether a column holds numbers. */
  static boolean isNumber(TypeDescription type) {
    return isWhole(type)
        || switch (type.getCategory()) {
          case FLOAT, DOUBLE, DECIMAL -> true;
          default -> false;
        };
  }

  /** What the times of a column are; empty if they are none. */
  static Optional<TimeType> timeType(TypeDescription type) {
    return switch (type.getCategory()) {
      case STRING, VARCHAR, CHAR -> Optional.of(TimeType.TEXT);
      case BYTE, SHORT, INT, LONG -> Optional.of(TimeType.NUMBER);
      case DATE -> Optional.of(TimeType.DATE);
      case TIMESTAMP -> Optional.of(TimeType.LOCAL);
      case TIMESTAMP_INSTANT -> Optional.of(TimeType.MOMENT);
      default -> Optional.empty();
    };
  }
}
