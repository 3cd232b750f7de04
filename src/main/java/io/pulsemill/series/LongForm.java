package io.pulsemill.series;

import java.util.List;

/**
 * Observations of which each record holds one sensor's reading.
 *
 * @param column column of the sensor's name
 * @param sensors those that are taken, none twice; records of others are passed over
 */
public record LongForm(String column, List<String> sensors) {
  /** Refuses names that are empty or not distinct. */
  public LongForm {
    sensors = List.copyOf(sensors);
    if (column.isEmpty()) {
      throw new IllegalArgumentException("--long: expected the name of a column but found none");
    }
    if (sensors.isEmpty()
        || sensors.contains("")
        || sensors.stream().distinct().count() < sensors.size()) {
      throw new IllegalArgumentException(
          "--sensors: expected distinct names but found '%s'".formatted(NameList.join(sensors)));
    }
  }
}
