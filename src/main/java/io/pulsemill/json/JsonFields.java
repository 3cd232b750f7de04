package io.pulsemill.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulsemill.InputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object, by type; whatever is not as expected is an InputException. */
public final class JsonFields {
  private static final int SHOWN = 60;

  private final JsonNode object;
  private final String path;

  /** Reads an entry of an array, or fails naming where it is. */
  private interface Entry<T> {
    T read(JsonNode node, String where);
  }

  /**
   * @param path of the object in messages, "" at the root or "training"
   * @throws InputException if it is not an object
   */
  public JsonFields(JsonNode object, String path) {
    if (!object.isObject()) {
      throw unexpected(path.isEmpty() ? "the file" : path, "an object", object);
    }
    this.object = object;
    this.path = path;
  }

  /** The path of a field, as messages have it. */
  public String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** A field of any type, which must be there. */
  public JsonNode get(String key) {
    JsonNode node = object.get(key);
    if (node == null) {
      throw new InputException("%s: expected this key but found none".formatted(at(key)));
    }
    return node;
  }

  /** Whether the field is there and not null. */
  public boolean has(String key) {
    return object.hasNonNull(key);
  }

  /** Fails if the field is not exactly this JSON. */
  public void expect(String key, String json, String why) {
    JsonNode node = get(key);
    if (!node.toString().equals(json)) {
      throw unexpected(at(key), json + ", the one " + why, node);
    }
  }

  public JsonFields object(String key) {
    return new JsonFields(get(key), at(key));
  }

  public List<JsonFields> objects(String key) {
    return list(key, JsonFields::new);
  }

  /** The values of an object by its keys, in their order. */
  public <V> Map<String, V> each(String key, BiFunction<JsonFields, String, V> value) {
    JsonFields inner = object(key);
    Map<String, V> all = new LinkedHashMap<>();
    inner.object.fieldNames().forEachRemaining(name -> all.put(name, value.apply(inner, name)));
    return all;
  }

  public String string(String key) {
    return string(get(key), at(key));
  }

  /** Null if the field is absent or null. */
  public @Nullable String stringOrNull(String key) {
    return has(key) ? string(key) : null;
  }

  /** At most {@code limit} strings. */
  public List<String> strings(String key, int limit) {
    int size = array(get(key), at(key)).size();
    if (size > limit) {
      throw new InputException(
          "%s: expected at most %d entries but found %d".formatted(at(key), limit, size));
    }
    return list(key, JsonFields::string);
  }

  public boolean flag(String key) {
    JsonNode node = get(key);
    if (!node.isBoolean()) {
      throw unexpected(at(key), "true or false", node);
    }
    return node.booleanValue();
  }

  public long wholeNumber(String key) {
    return wholeNumber(get(key), at(key));
  }

  /** A whole number of at least {@code min}. */
  public long wholeNumber(String key, long min) {
    return within(key, min, Long.MAX_VALUE);
  }

  /** A whole number from {@code min} to 2^31 − 1. */
  public int count(String key, int min) {
    return (int) within(key, min, Integer.MAX_VALUE);
  }

  public List<Long> wholeNumbers(String key) {
    return list(key, JsonFields::wholeNumber);
  }

  /** A finite number. */
  public double number(String key) {
    return number(get(key), at(key));
  }

  /** A finite number of at least 0. */
  public double amount(String key) {
    double value = number(key);
    if (value < 0) {
      throw unexpected(at(key), "a number from 0", get(key));
    }
    return value;
  }

  /**
   * As {@link #amount}, of a duration: a run of no time at all can be neither weighed nor missed.
   */
  public double seconds(String key) {
    double value = number(key);
    if (value <= 0) {
      throw unexpected(at(key), "seconds above 0", get(key));
    }
    return value;
  }

  public double[] numbers(String key) {
    return numbers(get(key), at(key));
  }

  public double[][] rowsOfNumbers(String key) {
    return list(key, JsonFields::numbers).toArray(double[][]::new);
  }

  private long within(String key, long min, long max) {
    JsonNode node = get(key);
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() < min
        || node.longValue() > max) {
      String to = node.isIntegralNumber() && node.doubleValue() > max ? " to " + max : "";
      throw unexpected(at(key), "a whole number from " + min + to, node);
    }
    return node.longValue();
  }

  private <T> List<T> list(String key, Entry<T> entry) {
    return list(get(key), at(key), entry);
  }

  private static <T> List<T> list(JsonNode node, String where, Entry<T> entry) {
    JsonNode array = array(node, where);
    List<T> all = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      all.add(entry.read(array.get(i), "%s[%d]".formatted(where, i)));
    }
    return all;
  }

  private static double[] numbers(JsonNode node, String where) {
    return list(node, where, JsonFields::number).stream().mapToDouble(x -> x).toArray();
  }

  private static JsonNode array(JsonNode node, String where) {
    if (!node.isArray()) {
      throw unexpected(where, "an array", node);
    }
    return node;
  }

  /** A number beyond the range of doubles reads as infinite. */
  private static double number(JsonNode node, String where) {
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw unexpected(where, "a finite number", node);
    }
    return node.doubleValue();
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

  private static InputException unexpected(String where, String expected, JsonNode found) {
    String text = found.isMissingNode() ? "nothing" : found.toString();
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return new InputException("%s: expected %s but found %s".formatted(where, expected, shown));
  }
}
