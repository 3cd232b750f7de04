package io.pulsemill.softmax;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulsemill.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The fields of a JSON object, by type; whatever is not as expected is an InputException. */
final class JsonFields {
  private final JsonNode object;
  private final String path;

  /**
   * @param path before the keys in messages, "" at the root or "training."
   */
  JsonFields(JsonNode object, String path) {
    if (!object.isObject()) {
      throw unexpected(path, "an object", object);
    }
    this.object = object;
    this.path = path;
  }

  /** Fails if the field is not exactly this JSON. */
  void expect(String key, String json, String why) {
    JsonNode node = get(key);
    if (!node.toString().equals(json)) {
      throw unexpected(path + key, json + ", the one " + why, node);
    }
  }

  /** Whether the field is there and not null. */
  boolean has(String key) {
    return object.hasNonNull(key);
  }

  JsonFields object(String key) {
    return new JsonFields(get(key), path + key + ".");
  }

  double number(String key) {
    JsonNode node = get(key);
    if (!isFinite(node)) {
      throw unexpected(path + key, "a finite number", node);
    }
    return node.doubleValue();
  }

  /** A whole number from 0 to 2^31 − 1. */
  int count(String key) {
    JsonNode node = get(key);
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
      throw unexpected(path + key, "a whole number from 0", node);
    }
    return node.intValue();
  }

  long wholeNumber(String key) {
    return wholeNumber(get(key), path + key);
  }

  String string(String key) {
    return string(get(key), path + key);
  }

  /** Null if the field is absent or null. */
  String stringOrNull(String key) {
    return has(key) ? string(key) : null;
  }

  List<String> strings(String key, int limit) {
    JsonNode array = array(get(key), path + key);
    if (array.size() > limit) {
      throw new InputException(
          "%s: expected at most %d entries but found %d"
              .formatted(path + key, limit, array.size()));
    }
    return list(array, node -> string(node, path + key));
  }

  List<Long> wholeNumbers(String key) {
    return list(array(get(key), path + key), node -> wholeNumber(node, path + key));
  }

  double[] numbers(String key) {
    return numbers(get(key), path + key);
  }

  double[][] rowsOfNumbers(String key) {
    JsonNode array = array(get(key), path + key);
    double[][] rows = new double[array.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = numbers(array.get(i), "%s%s[%d]".formatted(path, key, i));
    }
    return rows;
  }

  private JsonNode get(String key) {
    JsonNode node = object.get(key);
    if (node == null) {
      throw new InputException("%s: expected this key but found none".formatted(path + key));
    }
    return node;
  }

  private static double[] numbers(JsonNode node, String where) {
    JsonNode array = array(node, where);
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      JsonNode entry = array.get(i);
      if (!isFinite(entry)) {
        throw unexpected("%s[%d]".formatted(where, i), "a finite number", entry);
      }
      numbers[i] = entry.doubleValue();
    }
    return numbers;
  }

  private static JsonNode array(JsonNode node, String where) {
    if (!node.isArray()) {
      throw unexpected(where, "an array", node);
    }
    return node;
  }

  /** A number beyond the range of doubles reads as infinite. */
  private static boolean isFinite(JsonNode node) {
    return node.isNumber() && Double.isFinite(node.doubleValue());
  }

  private static long wholeNumber(JsonNode node, String where) {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw unexpected(where, "a whole number", node);
    }
    return node.longValue();
  }

  private static String string(JsonNode node, String where) {
    if (!node.isTextual()) {
      throw unexpected(where, "a string", node);
    }
    return node.textValue();
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> entry) {
    List<T> list = new ArrayList<>(array.size());
    array.forEach(node -> list.add(entry.apply(node)));
    return list;
  }

  private static InputException unexpected(String where, String expected, JsonNode found) {
    String text = found.isMissingNode() ? "nothing" : found.toString();
    String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    return new InputException(
        "%s: expected %s but found %s"
            .formatted(where.isEmpty() ? "model" : where, expected, shown));
  }
}
