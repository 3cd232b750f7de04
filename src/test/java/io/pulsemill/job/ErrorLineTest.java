package io.pulsemill.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.pulsemill.InputException;
import java.io.Closeable;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ErrorLineTest {
  private static final long GIB = 1L << 30;

  @Test
  void anErrorOfTheInputIsItsMessage() {
    assertThat(ErrorLine.of(new IOException("no space"))).isEqualTo("no space");
    assertThat(ErrorLine.of(new InputException("first\nsecond"))).isEqualTo("first");
    assertThat(ErrorLine.of(new IOException())).isEqualTo("java.io.IOException");
  }

  @Test
  void anyOtherErrorIsItsClassAndMessage() {
    assertThat(ErrorLine.of(new NoClassDefFoundError("net/jpountz/lz4/LZ4")))
        .isEqualTo("java.lang.NoClassDefFoundError: net/jpountz/lz4/LZ4");
    assertThat(ErrorLine.of(new IndexOutOfBoundsException("5")))
        .isEqualTo("java.lang.IndexOutOfBoundsException: 5");
    assertThat(ErrorLine.of(new OutOfMemoryError("Requested array size exceeds VM limit")))
        .isEqualTo("java.lang.OutOfMemoryError: Requested array size exceeds VM limit");
  }

  @Test
  void memoryIsToBlameOnlyIfTheHeapIsFull() {
    OutOfMemoryError error = new OutOfMemoryError("Java heap space");

    assertThat(ErrorLine.memory(error, GIB - 1000, GIB)).startsWith("out of memory (Java heap");
    assertThat(ErrorLine.memory(error, GIB / 8, GIB))
        .startsWith("java.lang.OutOfMemoryError: Java heap space")
        .contains("128 of 1024 MiB", "damaged");
  }

  @Test
  void anExceptionThatWasAddedToItselfIsTheError() {
    IOException quota = new IOException("quota exceeded");
    Throwable thrown =
        catchThrowable(
            () -> {
              Closeable stream =
                  () -> {
                    throw quota;
                  };
              try (stream) {
                throw quota;
              }
            });

    assertThat(thrown).isInstanceOf(IllegalArgumentException.class); // the JDK's behavior
    assertThat(ErrorLine.of(thrown)).isEqualTo("quota exceeded");
    assertThat(ErrorLine.isExpected(thrown)).isTrue();
  }
}
