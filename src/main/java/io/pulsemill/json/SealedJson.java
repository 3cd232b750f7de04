package io.pulsemill.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import io.pulsemill.InputException;
import java.io.UncheckedIOException;

/**
 * The text of a result, which is a JSON object whose last field is the {@link Seal} of all before
 * it. The field {@code format} comes first: from 2 on there is a seal, before it there was none.
 */
public final class SealedJson {
  /** What this build writes, and the newest it reads. */
  public static final int FORMAT = 2;

  private static final String START = "{\n  \"format\": %d,".formatted(FORMAT);

  private SealedJson() {}

  /**
   * The sealed text of a result.
   *
   * @param result a record; its components are the keys of the file
   */
  public static String write(Object result) {
    try {
      String text = JsonRecords.MAPPER.writer(layout()).writeValueAsString(result);
      return Seal.put(START + text.substring(1) + "\n");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Unexpected I/O error while writing to memory", e);
    }
  }

  /**
   * The result in a text, of any format so far.
   *
   * @param where the text comes from, for messages
   * @param type the record
   * @throws InputException in one line: as {@link #read(String, String)}, or a key is not as
   *     expected
   */
  public static <T> T read(String text, String where, Class<T> type) {
    if (Seal.in(text) && text.startsWith(START)) { // no tree, which would cost as much again
      Seal.check(text, where);
      try {
        return JsonRecords.MAPPER.readValue(text, type);
      } catch (JsonProcessingException e) {
        // what is wrong, the tree shows
      }
    }
    JsonNode root = read(text, where);
    if (!root.has("format")) {
      throw new InputException(where + ": format: expected this key but found none");
    }
    return record(root, where, type);
  }

  /** As {@link #read(String, String, Class)}, of a result whose format 1 had no {@code format}. */
  public static <T> T readUnnumbered(String text, String where, Class<T> type) {
    return record(read(text, where), where, type);
  }

  private static <T> T record(JsonNode root, String where, Class<T> type) {
    try {
      return JsonRecords.read(root, type);
    } catch (InputException e) {
      throw new InputException(where + ": " + e.getMessage(), e);
    }
  }

  /** Indented by two spaces, line feeds on every system, no space before a colon. */
  private static DefaultPrettyPrinter layout() {
    Separators separators =
        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
    return new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
  }

  /**
   * The object in a text, once its seal is found right. One of format 1, or without a format, has
   * no seal.
   *
   * @param where the text comes from, for messages
   * @throws InputException in one line: not JSON, damaged, edited, or of a newer format
   */
  public static JsonNode read(String text, String where) {
    boolean sealed = Seal.in(text);
    if (sealed) {
      Seal.check(text, where);
    }
    JsonNode root = object(text, where);
    long format = format(root, where);
    if (!sealed && (format > 1 || root.has(Seal.KEY))) {
      throw Seal.broken(where, "its last two lines are not a checksum and a brace");
    }
    return root;
  }

  /**
   * A text that was edited on purpose, with its seal updated; nothing else changes.
   *
   * @throws InputException if it is not JSON, or of a format without a seal
   */
  public static String seal(String text, String where) {
    JsonNode root = object(text, where);
    if (format(root, where) == 1) {
      throw new InputException(
          ("%s: it is of format 1, which has no checksum and is read as is; to add one, write"
                  + " \"format\": %d into it, then seal it")
              .formatted(where, FORMAT));
    }
    return Seal.renew(text, root.has(Seal.KEY), where);
  }

  /** 1 if there is none. */
  private static long format(JsonNode root, String where) {
    JsonNode format = root.path("format");
    if (format.isMissingNode()) {
      return 1;
    }
    if (!format.isIntegralNumber() || !format.canConvertToLong() || format.longValue() < 1) {
      throw new InputException(
          "%s: format: expected 1 or %d but found %s".formatted(where, FORMAT, format));
    }
    if (format.longValue() > FORMAT) {
      throw new InputException(
          "%s: format: expected at most %d, the newest this build reads, but found %s"
              .formatted(where, FORMAT, format));
    }
    return format.longValue();
  }

  /**
   * The object in a text, whatever its seal and format.
   *
   * @throws InputException if the text is no JSON object
   */
  public static JsonNode object(String text, String where) {
    JsonNode root;
    try {
      root = JsonRecords.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      String what = e.getOriginalMessage();
      boolean cut = what.startsWith("Unexpected end-of-input");
      throw new InputException(
          "%s: expected JSON but found, at line %d, %s"
              .formatted(
                  where,
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  cut ? "an unexpected end: it is cut short; restore it" : what),
          e);
    }
    if (!root.isObject()) {
      String found = root.isMissingNode() ? "nothing" : root.toString();
      throw new InputException(
          "%s: expected a JSON object but found %s"
              .formatted(where, found.length() > 60 ? found.substring(0, 60) + "…" : found));
    }
    return root;
  }
}
