package io.pulsemill.statistics;

import io.pulsemill.InputException;
import org.jspecify.annotations.Nullable;

/** What a split column says of a row: {@code train} or {@code test}, in letters of either case. */
public enum SplitWord {
  TRAIN("train"),
  TEST("test");

  private final String text;

  SplitWord(String text) {
    this.text = text;
  }

  /**
   * The word that a text is.
   *
   * @param text null if the row has none
   * @throws InputException in a line that says what was expected and what was found, but not where
   */
  public static SplitWord of(@Nullable String text) {
    for (SplitWord word : values()) {
      if (word.text.equalsIgnoreCase(text)) {
        return word;
      }
    }
    throw new InputException(
        "expected train or test but found %s"
            .formatted(text == null || text.isEmpty() ? "no value" : "'%s'".formatted(text)));
  }

  /** As it is written. */
  @Override
  public String toString() {
    return text;
  }
}
