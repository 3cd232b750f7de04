package io.pulsemill.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.io.Text;

/**
 * A line of {@code _bad}: where, position, reason and detail, separated by tabs, control characters
 * escaped. A bad record is named by its file and position, a contradictory subject by its id, with
 * an empty position. On the wire: the four texts.
 */
record BadEntry(String where, String position, String reason, String detail) {
  /** Reason of data that cannot be decompressed. */
  static final String UNREADABLE = "unreadable";

  private static final int FIELDS = 4;

  static BadEntry ofRecord(String file, RecordPosition position, String reason, String detail) {
    return new BadEntry(file, position.toString(), reason, detail);
  }

  static BadEntry ofSubject(String subject, Contradiction contradiction, String detail) {
    return new BadEntry("subject " + subject, "", contradiction.key(), detail);
  }

  /** The entry of a line that {@link #line} made; its texts stay escaped. */
  static BadEntry parse(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != FIELDS) {
      throw new UncheckedIOException(
          new IOException(
              "Bad entries: expected %d fields but found %d in '%s'"
                  .formatted(FIELDS, fields.length, line)));
    }
    return new BadEntry(fields[0], fields[1], fields[2], fields[3]);
  }

  String line() {
    return String.join(
        "\t",
        Escape.controls(where),
        Escape.controls(position),
        Escape.controls(reason),
        Escape.controls(detail));
  }

  /** As a message names it: {@code FILE at byte 12: number, column 2 (pulse): expected …}. */
  @Override
  public String toString() {
    String place = position.isEmpty() ? where : where + " at " + position;
    return place + ": " + reason + ", " + detail;
  }

  void write(DataOutput out) throws IOException {
    Text.writeString(out, where);
    Text.writeString(out, position);
    Text.writeString(out, reason);
    Text.writeString(out, detail);
  }

  static BadEntry read(DataInput in) throws IOException {
    return new BadEntry(
        Text.readString(in), Text.readString(in), Text.readString(in), Text.readString(in));
  }
}
