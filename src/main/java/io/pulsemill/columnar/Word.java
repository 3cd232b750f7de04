package io.pulsemill.columnar;

import io.pulsemill.series.Malformed;
import io.pulsemill.series.MalformedRecordException;
import org.jspecify.annotations.Nullable;

/** A subject or a label as a file stores it: its text, or why it cannot be used. */
final class Word {
  private final String text;
  private final @Nullable MalformedRecordException fault;

  private Word(String text, @Nullable MalformedRecordException fault) {
    this.text = text;
    this.fault = fault;
  }

  static Word of(String text) {
    return new Word(text, null);
  }

  static Word of(MalformedRecordException fault) {
    return new Word("", fault);
  }

  /** Whether there is nothing: a null, an empty text, a null marker. */
  boolean isNothing() {
    return fault != null && fault.reason() != Malformed.ENCODING;
  }

  /** The text; empty if it cannot be used. */
  String textOrNothing() {
    return text;
  }

  /** The text, not empty. */
  String text() throws MalformedRecordException {
    if (fault != null) {
      throw fault;
    }
    return text;
  }
}
