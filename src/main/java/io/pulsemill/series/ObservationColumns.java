package io.pulsemill.series;

import io.pulsemill.InputException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Positions of subject, time, values and label in the records of one file. Positions count from 0;
 * {@link #FROM_FOLDER} is that of a column that the folders of the file give, whatever it holds
 * itself: its readers leave such a field as it is.
 */
public final class ObservationColumns {
  /** Position of a column that is not in the records of the file. */
  public static final int FROM_FOLDER = -2;

  private static final int NONE = -1;

  private final List<String> header;
  private final int subject;
  private final int time;
  private final int[] values;
  private final int label;
  private final int sensor;
  private final List<String> sensorNames;
  private final boolean labelOnce;
  private final boolean oneSensor;

  private ObservationColumns(
      List<String> header,
      int subject,
      int time,
      int[] values,
      int label,
      int sensor,
      List<String> sensorNames,
      boolean labelOnce,
      boolean oneSensor) {
    this.header = List.copyOf(header);
    this.subject = subject;
    this.time = time;
    this.values = values;
    this.label = label;
    this.sensor = sensor;
    this.sensorNames = List.copyOf(sensorNames);
    this.labelOnce = labelOnce;
    this.oneSensor = oneSensor;
  }

  /**
   * Finds the columns of records that say nothing but the label of a subject.
   *
   * @throws InputException as {@link #of}
   */
  public static ObservationColumns ofLabels(
      List<String> header, List<String> folders, String subject, String label) {
    requireOnce(header);
    return new ObservationColumns(
        header,
        position(header, folders, "subject", subject),
        NONE,
        new int[0],
        position(header, folders, "label", label),
        NONE,
        List.of(),
        false,
        false);
  }

  /**
   * Finds the columns by name.
   *
   * @param header the names of all columns, in order
   * @param folders the columns that folders give
   * @param values a column for each sensor
   * @param label null if observations have no label; a name given must be there
   * @throws InputException if a column is missing or a name, other than none, occurs twice in the
   *     header
   */
  public static ObservationColumns of(
      List<String> header,
      List<String> folders,
      String subject,
      String time,
      List<String> values,
      @Nullable String label) {
    requireOnce(header);
    return new ObservationColumns(
        header,
        position(header, folders, "subject", subject),
        position(header, folders, "time", time),
        values.stream().mapToInt(value -> position(header, folders, "value", value)).toArray(),
        label == null ? NONE : position(header, folders, "label", label),
        NONE,
        List.of(),
        false,
        false);
  }

  /** The same columns; the label may be empty. */
  public ObservationColumns withLabelOnce() {
    return new ObservationColumns(
        header, subject, time, values, label, sensor, sensorNames, true, oneSensor);
  }

  private static void requireOnce(List<String> header) {
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      if (!seen.add(name) && !name.isEmpty()) {
        throw new InputException(
            "expected each column once but found '%s' twice in: %s; %s"
                .formatted(
                    name, new HeaderAdvice(header).names(), new HeaderAdvice(header).aboutTwice()));
      }
    }
  }

  /** The same of a file whose folders give no column. */
  public static ObservationColumns of(
      List<String> header,
      String subject,
      String time,
      List<String> values,
      @Nullable String label) {
    return of(header, List.of(), subject, time, values, label);
  }

  private static int position(List<String> header, List<String> folders, String role, String name) {
    if (folders.contains(name)) {
      return FROM_FOLDER;
    }
    int position = header.indexOf(name);
    if (position < 0) {
      HeaderAdvice advice = new HeaderAdvice(header, folders);
      throw new InputException(
          "expected a %s column '%s' but found: %s; %s"
              .formatted(role, name, advice.names(), advice.about(role, name)));
    }
    return position;
  }

  /**
   * These columns where each line holds one sensor's reading, in the only value column.
   *
   * @throws InputException if the column of the sensor's name is missing
   */
  public ObservationColumns inLongForm(LongForm form) {
    int column = position(header, List.of(), "sensor", form.column());
    return new ObservationColumns(
        header, subject, time, values, label, column, form.sensors(), labelOnce, false);
  }

  /**
   * These columns of a file whose folders name the sensor of all its records: the only value column
   * is its own, and folders give the other sensors, nothing.
   *
   * @param which of how many sensors, counted from 0
   */
  public ObservationColumns ofSensor(int which, int sensors) {
    int[] positions = new int[sensors];
    Arrays.fill(positions, FROM_FOLDER);
    positions[which] = values[0];
    return new ObservationColumns(
        header, subject, time, positions, label, NONE, List.of(), labelOnce, true);
  }

  /** Whether folders name the sensor of all records. */
  public boolean oneSensor() {
    return oneSensor;
  }

  /** How many readings a record has, missing ones too. */
  public int readingsPerRecord() {
    return oneSensor ? 1 : values.length;
  }

  /** Columns that every line must have. */
  public int width() {
    return header.size();
  }

  /** Position of the subject, or {@link #FROM_FOLDER}. */
  public int subject() {
    return subject;
  }

  /** Position of the time, or {@link #FROM_FOLDER}; −1 if there is none. */
  public int time() {
    return time;
  }

  /** Position of what a sensor reads, or {@link #FROM_FOLDER}. */
  public int value(int sensor) {
    return values[sensor];
  }

  /** Position of the sensor's name; −1 if each line holds the readings of all sensors. */
  public int sensor() {
    return sensor;
  }

  /** In long form, the sensors that are taken. */
  public List<String> sensorNames() {
    return sensorNames;
  }

  /** Sensors whose readings a line holds. */
  public int sensors() {
    return values.length;
  }

  /** Position of the label, or {@link #FROM_FOLDER}; −1 if there is none. */
  public int label() {
    return label;
  }

  /** Whether a label that is null or empty means that another record of the subject has it. */
  public boolean labelOnce() {
    return labelOnce;
  }

  /** The name of the column at a position. */
  public String name(int position) {
    return header.get(position);
  }

  /**
   * Writes: int width; for each column int bytes and its name in UTF-8; int positions of subject,
   * time and label; int sensors; the int position of each; int position of the sensor name; int
   * sensors, each name as a column; boolean whether the label may be empty; boolean whether all
   * records are of one sensor.
   */
  public void write(DataOutput out) throws IOException {
    NameList.write(out, header);
    out.writeInt(subject);
    out.writeInt(time);
    out.writeInt(label);
    out.writeInt(values.length);
    for (int value : values) {
      out.writeInt(value);
    }
    out.writeInt(sensor);
    NameList.write(out, sensorNames);
    out.writeBoolean(labelOnce);
    out.writeBoolean(oneSensor);
  }

  /** Reads what {@link #write} wrote. */
  public static ObservationColumns read(DataInput in) throws IOException {
    List<String> header = NameList.read(in);
    int subject = in.readInt();
    int time = in.readInt();
    int label = in.readInt();
    int[] values = new int[in.readInt()];
    for (int sensor = 0; sensor < values.length; sensor++) {
      values[sensor] = in.readInt();
    }
    return new ObservationColumns(
        header,
        subject,
        time,
        values,
        label,
        in.readInt(),
        NameList.read(in),
        in.readBoolean(),
        in.readBoolean());
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
        && sensorNames.equals(columns.sensorNames)
        && labelOnce == columns.labelOnce
        && oneSensor == columns.oneSensor;
  }

  @Override
  public int hashCode() {
    return Objects.hash(header, subject, time, Arrays.hashCode(values), label, sensor);
  }
}
