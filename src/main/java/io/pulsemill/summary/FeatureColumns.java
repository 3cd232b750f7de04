package io.pulsemill.summary;

import io.pulsemill.InputException;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.NameList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of features. Of one sensor a feature has its own name, {@code mean}; of several, the
 * sensor's before it, {@code hr_mean}. A correlation is {@code correlation(hr,spo2)}.
 */
public final class FeatureColumns {
  private static final Pattern CORRELATION =
      Pattern.compile("correlation\\((.*)\\)", Pattern.DOTALL);

  private FeatureColumns() {}

  /**
   * The columns of a list as users write it: a feature means that of each sensor, in their order;
   * what names its sensors stands for itself and comes after these.
   *
   * @param items such as {@code mean}, {@code hr_mean} or {@code correlation(hr,spo2)}
   * @throws InputException if one is unknown or repeated
   */
  public static List<FeatureColumn> of(List<String> items, List<String> sensors) {
    List<Feature> ofEach = new ArrayList<>();
    List<String> named = new ArrayList<>();
    for (String item : items) {
      if (isFeature(item)) {
        ofEach.add(Feature.of(item));
      } else {
        named.add(item);
      }
    }
    List<String> names = new ArrayList<>();
    for (String sensor : sensors) {
      ofEach.forEach(feature -> names.add(prefix(sensor, sensors) + feature.key()));
    }
    names.addAll(named);
    for (String name : names) {
      if (names.indexOf(name) != names.lastIndexOf(name)) {
        throw new InputException(
            "Features: expected each name once but found '%s' twice".formatted(name));
      }
    }
    return named(names, sensors);
  }

  /**
   * The columns of these names.
   *
   * @throws InputException if one is unknown
   */
  public static List<FeatureColumn> named(List<String> names, List<String> sensors) {
    return names.stream().map(name -> column(name, sensors)).toList();
  }

  /**
   * The items of a list; commas within parentheses do not separate them, nor those in quotes.
   *
   * @throws InputException if quotes are misplaced
   */
  public static List<String> split(String list) {
    if (list.contains("\"")) {
      try {
        return NameList.parse(list);
      } catch (MalformedRecordException e) {
        throw new InputException("--features: " + e.getMessage(), e);
      }
    }
    List<String> items = new ArrayList<>();
    StringBuilder item = new StringBuilder();
    int open = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && open == 0) {
        items.add(item.toString().strip());
        item.setLength(0);
      } else {
        item.append(c);
      }
    }
    items.add(item.toString().strip());
    return items;
  }

  private static FeatureColumn column(String name, List<String> sensors) {
    Matcher correlation = CORRELATION.matcher(name);
    if (correlation.matches()) {
      return correlation(name, correlation.group(1), sensors);
    }
    for (int sensor = 0; sensor < sensors.size(); sensor++) {
      String prefix = prefix(sensors.get(sensor), sensors);
      if (name.startsWith(prefix) && isFeature(name.substring(prefix.length()))) {
        Feature feature = Feature.of(name.substring(prefix.length()));
        return new FeatureColumn.OfSensor(name, feature, sensor);
      }
    }
    if (sensors.size() == 1) {
      Feature.of(name); // fails, listing those there are
    }
    throw new InputException(
        "Feature: expected one of %s, alone or as %s, but found '%s'"
            .formatted(Feature.names(), prefix(sensors.get(0), sensors) + "mean", name));
  }

  private static FeatureColumn correlation(String name, String pair, List<String> sensors) {
    for (int first = 0; first < sensors.size(); first++) {
      for (int second = 0; second < sensors.size(); second++) {
        if (first != second && pair.equals(sensors.get(first) + "," + sensors.get(second))) {
          return new FeatureColumn.Correlation(name, first, second);
        }
      }
    }
    throw new InputException(
        "Feature '%s': expected two of the value columns %s (--value-column)"
            .formatted(name, sensors.stream().collect(Collectors.joining("', '", "'", "'"))));
  }

  private static String prefix(String sensor, List<String> sensors) {
    return sensors.size() == 1 ? "" : sensor + "_";
  }

  private static boolean isFeature(String key) {
    return Arrays.stream(Feature.values()).anyMatch(feature -> feature.key().equals(key));
  }
}
