package io.pulsemill.input;

import java.io.IOException;

/**
 * Data that cannot be decompressed or decoded: damaged or cut short. One line, without the file.
 */
public final class DamagedDataException extends IOException {
  private static final long serialVersionUID = 1L;

  /** {@code message}: one line about what cannot be read. */
  public DamagedDataException(String message) {
    super(message);
  }

  /** The same, with what it was seen by. */
  public DamagedDataException(String message, Throwable cause) {
    super(message, cause);
  }

  DamagedDataException(Compression compression, Exception cause) {
    super(
        "its %s data are damaged or cut short (%s)"
            .formatted(
                compression.title(),
                cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()),
        cause);
  }

  /** Always there. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
