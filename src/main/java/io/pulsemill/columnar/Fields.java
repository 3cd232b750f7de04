package io.pulsemill.columnar;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulsemill.series.Dialect;
import io.pulsemill.series.LongForm;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.NullMarkers;
import io.pulsemill.series.Observation;
import io.pulsemill.series.ObservationParser;
import io.pulsemill.series.StoredTimes;
import io.pulsemill.series.TimeFormats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a file as an observation's fields. */
final class Fields {
  private final List<String> nulls;
  private final char decimalMark;
  private final StoredTimes times;
  private final Cells.OfWords sensors = new Cells.OfWords();
  private final Cells.OfWords subjects = new Cells.OfWords();
  private final Cells.OfWords labels = new Cells.OfWords();
  private final @Nullable LongForm longForm;
  private final boolean labelOnce;
  private @Nullable WantedColumn subject;
  private @Nullable WantedColumn label;
  private @Nullable WantedColumn time;
  private @Nullable TimeField timeField;
  private final List<WantedColumn> valueColumns = new ArrayList<>();
  private ValueField[] values = {};

  /** No columns yet; of {@code dialect} null markers and the decimal mark of texts are taken. */
  Fields(WantedColumns wanted, Dialect dialect, TimeFormats times) {
    longForm = wanted.longForm();
    labelOnce = wanted.labelOnce();
    nulls = dialect.nulls();
    decimalMark = dialect.decimalMark();
    this.times = new StoredTimes(times);
  }

  /** What makes the words of a column. */
  Words words(WantedColumn column) {
    return new Words(column.role(), new NullMarkers(nulls, UTF_8));
  }

  /** Takes a column of subjects, labels or sensors' names; returns the cells that are read. */
  Cells.OfWords takeWords(WantedColumn column) {
    return switch (column.role()) {
      case SENSOR -> sensors;
      case LABEL -> {
        label = column;
        yield labels;
      }
      default -> {
        subject = column;
        yield subjects;
      }
    };
  }

  /** Takes the column of times. */
  void takeTimes(WantedColumn column, TimeType type, Cells cells) {
    time = column;
    timeField = new TimeField(type, cells, times);
  }

  /** Takes a column of readings, numbers or texts. */
  void takeValues(WantedColumn column, Cells cells) {
    valueColumns.add(column);
    values = Arrays.copyOf(values, values.length + 1);
    values[values.length - 1] = new ValueField(cells, nulls, decimalMark);
  }

  /** The reader of times, which counts those that clocks skip or show twice. */
  StoredTimes times() {
    return times;
  }

  /**
   * Reads a row of the batch; returns how many sensors have a reading, or {@link
   * ObservationParser#OTHER_SENSOR}.
   */
  int read(int row, Observation into) throws MalformedRecordException {
    int only = 0;
    if (longForm != null) {
      only = longForm.sensors().indexOf(sensors.words[row].textOrNothing());
      if (only < 0) {
        return ObservationParser.OTHER_SENSOR;
      }
    }
    WantedColumn at = subject;
    try {
      if (subject != null) {
        into.setSubject(subjects.words[row].text());
      }
      at = label;
      if (label != null) {
        Word word = labels.words[row];
        into.setLabel(labelOnce && word.isNothing() ? null : word.text());
      }
      at = time;
      if (timeField != null) {
        timeField.read(row, into);
      }
      for (int i = 0; i < values.length; i++) {
        at = valueColumns.get(i);
        double value = values[i].read(row);
        if (longForm == null) {
          into.setValue(at.sensor(), value);
        } else {
          into.setOnlyValue(only, value);
        }
      }
      return into.readings();
    } catch (MalformedRecordException e) {
      throw at == null ? e : e.inColumn(at.position(), at.name());
    }
  }
}
