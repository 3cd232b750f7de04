package io.pulsemill.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.pulsemill.InputException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Records as JSON objects: their components are the keys, in the same order. When read, each key
 * must be there and not null, unless marked {@link OrAbsent}, {@link OrNull} or {@link
 * OrUndefined}; others are ignored.
 */
final class JsonRecords {
  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .annotationIntrospector(new Required())
          .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  private static final int SHOWN = 60;

  /** A key must be there, unless it may be null. */
  private static final class Required extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasRequiredMarker(AnnotatedMember member) {
      return findSetterInfo(member).getValueNulls() != Nulls.SET;
    }
  }

  private JsonRecords() {}

  /**
   * The record that an object holds.
   *
   * @throws InputException in one line: which key, what was expected, what was found
   */
  static <T> T read(JsonNode object, Class<T> type) {
    try {
      return MAPPER.treeToValue(object, type);
    } catch (JsonMappingException e) {
      throw unexpected(object, e);
    } catch (JsonProcessingException e) {
      throw new InputException(e.getOriginalMessage(), e);
    }
  }

  private static InputException unexpected(JsonNode root, JsonMappingException e) {
    StringBuilder where = new StringBuilder();
    JsonNode found = root;
    for (JsonMappingException.Reference step : e.getPath()) {
      boolean entry = step.getFieldName() == null;
      where.append(entry ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
      found = entry ? found.path(step.getIndex()) : found.path(step.getFieldName());
    }
    String key = where.isEmpty() ? "the file" : where.substring(1);
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof InputException || cause instanceof IllegalArgumentException) {
        String at = where.isEmpty() ? "" : key + (found.isObject() ? "." : ": ");
        return new InputException(at + cause.getMessage(), e);
      }
    }
    if (found.isMissingNode()) {
      return new InputException("%s: expected this key but found none".formatted(key), e);
    }
    boolean unknownKey = e instanceof InvalidFormatException && found.isObject();
    String text =
        unknownKey ? String.valueOf(((InvalidFormatException) e).getValue()) : found.toString();
    return new InputException(
        "%s: expected %s but found %s"
            .formatted(
                key,
                found.isArray() || found.isNumber() || target(e) != double[].class
                    ? expected(target(e))
                    : expected(double.class), // Jackson names the type of the array it is in
                text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text),
        e);
  }

  private static Class<?> target(JsonMappingException e) {
    Class<?> type =
        e instanceof MismatchedInputException mismatch
            ? mismatch.getTargetType()
            : e.getCause() instanceof InputCoercionException overflow
                ? overflow.getTargetType()
                : null;
    return type == null ? Object.class : type;
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> MAPPER.convertValue(constant, String.class))
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (type == String.class) {
      return "a string";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == double.class || type == Double.class) {
      return "a finite number";
    }
    if (type == int.class || type == Integer.class) {
      return "a whole number up to 2^31 - 1";
    }
    if (type == long.class || type == Long.class) {
      return "a whole number";
    }
    return type.isArray() || Collection.class.isAssignableFrom(type) ? "an array" : "an object";
  }
}
