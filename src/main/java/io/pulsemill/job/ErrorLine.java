package io.pulsemill.job;

import io.pulsemill.InputException;
import io.pulsemill.fault.KnownFault;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.FSError;
import org.jspecify.annotations.Nullable;

/** An error as one line of a message. */
public final class ErrorLine {
  /** Message of {@link Throwable#addSuppressed} for an exception added to itself. */
  static final String SELF_SUPPRESSION = "Self-suppression not permitted";

  /** Of causes that are looked at; a chain may be a circle. */
  private static final int DEEPEST = 20;

  private ErrorLine() {}

  /**
   * Cause and remedy of a known fault; the message of any other error in the input or its files;
   * class and message of the rest.
   */
  public static String of(Throwable error) {
    Throwable original = original(error);
    Optional<String> known =
        isOurs(original) ? Optional.empty() : KnownFault.line(withCauses(original));
    if (known.isPresent()) {
      return known.get();
    }
    String text =
        original instanceof OutOfMemoryError
            ? memory(original, usedBytes(), Runtime.getRuntime().maxMemory())
            : isExpected(original) && original.getMessage() != null
                ? original.getMessage()
                : original.toString();
    return text.lines().findFirst().orElse(text);
  }

  /** Whether its message has been made for people already. */
  private static boolean isOurs(Throwable error) {
    return error instanceof InputException || error instanceof JobFailedException;
  }

  /** The error and what caused it, a line or more each, as a stack trace has them. */
  private static String withCauses(Throwable error) {
    StringBuilder lines = new StringBuilder();
    Throwable cause = error;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
      lines.append(cause).append('\n');
    }
    return lines.toString();
  }

  /** Whether the message alone is enough to act on: the error is in the input or its files. */
  public static boolean isExpected(Throwable error) {
    Throwable original = original(error);
    return original instanceof InputException
        || original instanceof IOException
        || KnownFault.line(withCauses(original)).isPresent();
  }

  /**
   * The error itself, if it was added to itself or Hadoop made a JVM's error of it. HDFS throws one
   * exception in writing and again in closing a stream; a try-with-resources statement then fails
   * to add the second to the first.
   */
  public static Throwable original(Throwable error) {
    if (error instanceof FSError && error.getCause() instanceof IOException cause) {
      return new IOException("A local file cannot be used: " + cause.getMessage(), cause);
    }
    return error instanceof IllegalArgumentException
            && SELF_SUPPRESSION.equals(error.getMessage())
            && error.getCause() != null
        ? error.getCause()
        : error;
  }

  /** Memory is to blame only if the heap is full: a damaged length asks for any amount at once. */
  static String memory(Throwable error, long used, long max) {
    String what = error.getMessage();
    if (!isHeap(what)) {
      return error.toString();
    }
    return used > max / 2
        ? "out of memory (%s); give the JVM more memory, or use more and smaller tasks"
            .formatted(what)
        : ("%s: one allocation exceeded the free memory, with %d of %d MiB in use; is a file"
                + " damaged?")
            .formatted(error, used >> 20, max >> 20);
  }

  /** Whether a message is that of a heap that is full, or was asked for too much at once. */
  static boolean isHeap(@Nullable String message) {
    return message != null
        && (message.startsWith("Java heap space") || message.startsWith("GC overhead limit"));
  }

  private static long usedBytes() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
