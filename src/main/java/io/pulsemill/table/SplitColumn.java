package io.pulsemill.table;

import io.pulsemill.InputException;
import io.pulsemill.statistics.SplitWord;

/** What the split column of a row group says of each row. */
final class SplitColumn {
  private final SplitWord[] words;

  /**
   * @param texts the column, decoded
   * @param name of the column
   * @param file for messages
   * @param before rows of the file before this row group
   * @throws InputException naming the first row without a word
   */
  SplitColumn(CodedColumn texts, String name, String file, long before) {
    SplitWord[] wordOfCode = new SplitWord[texts.texts().size()];
    int[] codes = texts.codes();
    words = new SplitWord[codes.length];
    for (int r = 0; r < words.length; r++) {
      int code = codes[r];
      if (code < 0 || wordOfCode[code] == null) { // once per text of a row group
        try {
          SplitWord word = SplitWord.of(code < 0 ? null : texts.texts().get(code));
          wordOfCode[code] = word;
        } catch (InputException e) {
          throw new InputException(
              "%s, row %d, column '%s' (split): %s"
                  .formatted(file, before + r + 1, name, e.getMessage()),
              e);
        }
      }
      words[r] = wordOfCode[code];
    }
  }

  /** The word of row {@code r}. */
  SplitWord word(int r) {
    return words[r];
  }
}
