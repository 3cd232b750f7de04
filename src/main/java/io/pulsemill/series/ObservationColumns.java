package io.pulsemill.series;

import io.pulsemill.InputException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Positions of subject, time, values and label in the lines of one file. Positions count from 0.
 */
public final class ObservationColumns {
  private static final int NONE = -1;

  private final List<String> header;
  private final int subject;
  private final int time;
  private final int[] values;
  private final int label;
  private final int sensor;
  private final List<String> sensorNames;

  private ObservationColumns(
      List<String> header,
      int subject,
      int time,
      int[] values,
      int label,
      int sensor,
      List<String> sensorNames) {
    this.header = List.copyOf(header);
    this.subject = subject;
    this.time = time;
    this.values = values;
    this.label = label;
    this.sensor = sensor;
    this.sensorNames = List.copyOf(sensorNames);
  }

  /**
   * Finds the columns by name.
   *
   * @param header the names of all columns, in order
   * @param values a column for each sensor
   * @param label null if observations have no label; a name given must be there
   * @throws InputException if a column is missing or a name, other than none, occurs twice in the
   *     header
   */
  public static ObservationColumns of(
      List<String> header,
      String subject,
      String time,
      List<String> values,
      @Nullable String label) {
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      if (!seen.add(name) && !name.isEmpty()) {
        throw new InputException(
            "Header line: expected each column once but found '%s' twice in: %s; rename one"
                .formatted(name, String.join(", ", header)));
      }
    }
    return new ObservationColumns(
        header,
        position(header, "subject", subject),
        position(header, "time", time),
        values.stream().mapToInt(value -> position(header, "value", value)).toArray(),
        label == null ? NONE : position(header, "label", label),
        NONE,
        List.of());
  }

  private static int position(List<String> header, String role, String name) {
    int position = header.indexOf(name);
    if (position < 0) {
      HeaderAdvice advice = new HeaderAdvice(header);
      throw new InputException(
          "Header line: expected a %s column '%s' but found: %s; %s"
              .formatted(
                  role, name, advice.names(), advice.about(name, "--%s-column".formatted(role))));
    }
    return position;
  }

  /**
   * These columns where each line holds one sensor's reading, in the only value column.
   *
   * @throws InputException if the column of the sensor's name is missing
   */
  public ObservationColumns inLongForm(LongForm form) {
    int column = position(header, "sensor", form.column());
    return new ObservationColumns(header, subject, time, values, label, column, form.sensors());
  }

  /** Columns that every line must have. */
  public int width() {
    return header.size();
  }

  public int subject() {
    return subject;
  }

  public int time() {
    return time;
  }

  /** Position of what a sensor reads. */
  public int value(int sensor) {
    return values[sensor];
  }

  /** Position of the sensor's name; −1 if each line holds the readings of all sensors. */
  public int sensor() {
    return sensor;
  }

  /** In long form, the sensors that are taken. */
  List<String> sensorNames() {
    return sensorNames;
  }

  /** Sensors whose readings a line holds. */
  public int sensors() {
    return values.length;
  }

  /** Position of the label; −1 if there is none. */
  public int label() {
    return label;
  }

  /** The name of the column at a position. */
  public String name(int position) {
    return header.get(position);
  }

  /**
   * Writes: int width; for each column int bytes and its name in UTF-8; int positions of subject,
   * time and label; int sensors; the int position of each; int position of the sensor name; int
   * sensors, each name as a column.
   */
  public void write(DataOutput out) throws IOException {
    write(out, header);
    out.writeInt(subject);
    out.writeInt(time);
    out.writeInt(label);
    out.writeInt(values.length);
    for (int value : values) {
      out.writeInt(value);
    }
    out.writeInt(sensor);
    write(out, sensorNames);
  }

  /** Reads what {@link #write} wrote. */
  public static ObservationColumns read(DataInput in) throws IOException {
    List<String> header = readNames(in);
    int subject = in.readInt();
    int time = in.readInt();
    int label = in.readInt();
    int[] values = new int[in.readInt()];
    for (int sensor = 0; sensor < values.length; sensor++) {
      values[sensor] = in.readInt();
    }
    return new ObservationColumns(
        header, subject, time, values, label, in.readInt(), readNames(in));
  }

  private static void write(DataOutput out, List<String> names) throws IOException {
    out.writeInt(names.size());
    for (String name : names) {
      byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
      out.writeInt(utf8.length);
      out.write(utf8);
    }
  }

  private static List<String> readNames(DataInput in) throws IOException {
    int count = in.readInt();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] utf8 = new byte[in.readInt()];
      in.readFully(utf8);
      names.add(new String(utf8, StandardCharsets.UTF_8));
    }
    return names;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ObservationColumns columns
        && header.equals(columns.header)
        && subject == columns.subject
        && time == columns.time
        && Arrays.equals(values, columns.values)
        && label == columns.label
        && sensor == columns.sensor
        && sensorNames.equals(columns.sensorNames);
  }

  @Override
  public int hashCode() {
    return Objects.hash(header, subject, time, Arrays.hashCode(values), label, sensor);
  }
}
