package io.pulsemill.archive;

import io.pulsemill.series.MalformedRecordException;

/**
 * Reads the lines of one file, each once, from the first on: those of its header, if it has one,
 * then those of its series. Lines come without their ends. Not for several threads.
 */
public interface SeriesParser {
  /** Whether lines of a header are ahead. */
  boolean inHeader();

  /**
   * Takes a line of the header.
   *
   * @throws io.pulsemill.InputException if the file cannot be used
   */
  void header(byte[] line, int from, int to);

  /** What the header must hold, for a message about a file that ends within it. */
  String headerEnd();

  /** Whether each series has a class. */
  boolean labeled();

  /** Leaves classes unread, and so unchecked. */
  void skipLabels();

  /** Says how many dimensions each series must have. */
  void expectDimensions(int dimensions);

  /**
   * Reads a series. After an exception {@code into} holds nothing of use.
   *
   * @return false if the line is blank or a comment
   */
  boolean read(byte[] line, int from, int to, SeriesRow into) throws MalformedRecordException;
}
