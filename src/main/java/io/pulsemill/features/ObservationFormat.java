package io.pulsemill.features;

import io.pulsemill.InputException;
import io.pulsemill.input.FileKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;

/** How a file holds observations. */
public enum ObservationFormat {
  /** Lines of text, in a dialect. */
  TEXT,
  PARQUET,
  ORC,
  AVRO,
  /** Lines of text, in a dialect, each of them a series: needs {@code --series-columns}. */
  WIDE,
  /** A {@code .ts} file of series, as sktime, aeon and the UEA archive write it. */
  TS,
  /** Tab-separated series of the UCR archive, their class first. */
  UCR,
  /** An ARFF file of series. */
  ARFF;

  /** The word for: as each file's content and name say. */
  public static final String AUTO = "auto";

  /**
   * The format of that name; empty for {@link #AUTO}.
   *
   * @throws InputException listing the known ones
   */
  public static Optional<ObservationFormat> of(String name) {
    if (name.equals(AUTO)) {
      return Optional.empty();
    }
    for (ObservationFormat format : values()) {
      if (format.key().equals(name)) {
        return Optional.of(format);
      }
    }
    throw new InputException(
        "--input-format: expected %s or one of %s but found '%s'"
            .formatted(
                AUTO,
                Arrays.stream(values())
                    .map(ObservationFormat::key)
                    .collect(Collectors.joining(", ")),
                name));
  }

  /** The format of a file whose content is of that kind. */
  static ObservationFormat of(Path file, FileKind kind) {
    return switch (kind) {
      case PARQUET, ENCRYPTED_PARQUET -> PARQUET;
      case ORC -> ORC;
      case AVRO -> AVRO;
      default -> TEXT;
    };
  }

  /** Whether it is text in a dialect. */
  boolean isDialect() {
    return this == TEXT || this == WIDE;
  }

  /** Whether the subjects of a file have no ids but are numbered. */
  boolean numbersSubjects() {
    return this == TS || this == UCR || this == ARFF;
  }

  /** The name in options. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
