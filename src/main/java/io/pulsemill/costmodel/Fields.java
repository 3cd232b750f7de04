package io.pulsemill.costmodel;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulsemill.InputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The fields of a JSON object, by type; whatever is not as expected is an InputException. */
final class Fields {
  private final JsonNode object;
  private final String path;

  /**
   * @param path of the object, "" at the root
   */
  Fields(JsonNode object, String path) {
    this.object = object;
    this.path = path;
    if (!object.isObject()) {
      throw unexpected(path, "an object", object);
    }
  }

  JsonNode get(String key) {
    JsonNode node = object.get(key);
    if (node == null) {
      throw new InputException("%s: expected this key but found none".formatted(at(key)));
    }
    return node;
  }

  boolean hasNonNull(String key) {
    return object.hasNonNull(key);
  }

  Fields object(String key) {
    return new Fields(get(key), at(key));
  }

  String string(String key) {
    JsonNode node = get(key);
    if (!node.isTextual()) {
      throw unexpected(at(key), "a string", node);
    }
    return node.textValue();
  }

  boolean flag(String key) {
    JsonNode node = get(key);
    if (!node.isBoolean()) {
      throw unexpected(at(key), "true or false", node);
    }
    return node.booleanValue();
  }

  /** A whole number from {@code min} on. */
  long whole(String key, long min) {
    JsonNode node = get(key);
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < min) {
      throw unexpected(at(key), "a whole number from " + min, node);
    }
    return node.longValue();
  }

  int count(String key, int min) {
    long value = whole(key, min);
    if (value > Integer.MAX_VALUE) {
      throw unexpected(at(key), "a whole number up to " + Integer.MAX_VALUE, get(key));
    }
    return (int) value;
  }

  double number(String key) {
    return number(get(key), at(key));
  }

  /** A number of at least 0. */
  double amount(String key) {
    double value = number(key);
    if (value < 0) {
      throw unexpected(at(key), "a number from 0", get(key));
    }
    return value;
  }

  /**
   * As {@link #amount}, of a duration: a run of no time at all can be neither weighed nor missed.
   */
  double seconds(String key) {
    double value = number(key);
    if (value <= 0) {
      throw unexpected(at(key), "seconds above 0", get(key));
    }
    return value;
  }

  EngineKind engine(String key) {
    return engine(string(key), at(key));
  }

  List<Double> numbers(String key) {
    return list(array(key), at(key), Fields::number);
  }

  List<Fields> objects(String key) {
    return list(array(key), at(key), Fields::new);
  }

  /** The values of an object by its keys, in their order. */
  <V> Map<String, V> each(String key, Function<Fields, Function<String, V>> value) {
    Fields inner = object(key);
    Map<String, V> all = new LinkedHashMap<>();
    inner.object.fieldNames().forEachRemaining(k -> all.put(k, value.apply(inner).apply(k)));
    return all;
  }

  String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  static EngineKind engine(String text, String where) {
    try {
      return EngineKind.of(text);
    } catch (InputException e) {
      throw new InputException(where + ": " + e.getMessage(), e);
    }
  }

  private JsonNode array(String key) {
    JsonNode node = get(key);
    if (!node.isArray()) {
      throw unexpected(at(key), "an array", node);
    }
    return node;
  }

  private static double number(JsonNode node, String where) {
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw unexpected(where, "a finite number", node);
    }
    return node.doubleValue();
  }

  private interface Entry<T> {
    T read(JsonNode node, String where);
  }

  private static <T> List<T> list(JsonNode array, String where, Entry<T> entry) {
    List<T> all = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      all.add(entry.read(array.get(i), "%s[%d]".formatted(where, i)));
    }
    return all;
  }

  private static InputException unexpected(String where, String expected, JsonNode found) {
    String text = found.isMissingNode() ? "nothing" : found.toString();
    String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    return new InputException(
        "%s: expected %s but found %s"
            .formatted(where.isEmpty() ? "file" : where, expected, shown));
  }
}
