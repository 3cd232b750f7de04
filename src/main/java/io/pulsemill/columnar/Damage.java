package io.pulsemill.columnar;

import io.pulsemill.InputException;
import io.pulsemill.input.DamagedDataException;
import org.apache.hadoop.fs.Path;

/** What is thrown of files that cannot be decoded. */
final class Damage {
  private Damage() {}

  /** Of what follows in a file; {@code e}: as the library of the format tells it. */
  static DamagedDataException of(String format, Throwable e) {
    return new DamagedDataException(
        "its %s data are damaged or cut short (%s)".formatted(format, reason(e)), e);
  }

  /** Of a file as a whole. */
  static InputException of(Path file, String format, Throwable e) {
    return new InputException(
        "%s cannot be read as %s, is it complete? %s".formatted(file, format, reason(e)), e);
  }

  /** One line. */
  private static String reason(Throwable e) {
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getMessage().lines().findFirst().orElse("");
  }
}
