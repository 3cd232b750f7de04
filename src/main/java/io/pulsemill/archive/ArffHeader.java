package io.pulsemill.archive;

import io.pulsemill.InputException;
import io.pulsemill.series.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The header of an ARFF file of series: numeric attributes, one for each time, then a nominal one,
 * the class. Of several dimensions: one relational attribute around the numeric ones, whose rows
 * are the dimensions, then the class.
 */
final class ArffHeader {
  private boolean ended;
  private boolean inRelation;
  private boolean relational;
  private int numbers;
  private List<String> classes = List.of();

  /** Takes a line; blank ones and comments are passed over. */
  void take(String line) {
    String text = line.strip();
    if (text.isEmpty() || text.startsWith("%")) {
      return;
    }
    switch (text.split("\\s", 2)[0].toLowerCase(Locale.ROOT)) {
      case "@relation" -> {}
      case "@attribute" -> attribute(text.substring("@attribute".length()).strip());
      case "@end" -> inRelation = false;
      case "@data" -> end();
      default -> throw expected("@relation, @attribute, @end or @data", text);
    }
  }

  private void attribute(String text) {
    int nameEnd = nameEnd(text);
    String type = text.substring(nameEnd).strip();
    if (!classes.isEmpty()) {
      throw expected("a nominal attribute, the class, as the last one", text);
    }
    switch (type.toLowerCase(Locale.ROOT)) {
      case "numeric", "real", "integer" -> number(text);
      case "relational" -> relation(text);
      default -> classes = classes(type, text);
    }
  }

  private void number(String text) {
    if (relational && !inRelation) {
      throw expected("a nominal attribute, the class, after the relational one", text);
    }
    numbers++;
  }

  private void relation(String text) {
    if (relational || numbers > 0) {
      throw expected("a single relational attribute before the class", text);
    }
    relational = true;
    inRelation = true;
  }

  private List<String> classes(String type, String text) {
    if (inRelation || !type.startsWith("{") || !type.endsWith("}")) {
      throw expected("an attribute that is numeric, or a nominal class {A,B}", text);
    }
    byte[] list = type.substring(1, type.length() - 1).getBytes(StandardCharsets.UTF_8);
    ArffLine line = new ArffLine();
    try {
      line.split(list, 0, list.length);
    } catch (MalformedRecordException e) {
      throw new InputException("its attribute %s: %s".formatted(shown(text), e.getMessage()), e);
    }
    List<String> found = new ArrayList<>();
    for (int i = 0; i < line.fields(); i++) {
      int from = line.from(i);
      found.add(new String(line.bytes(i), from, line.to(i) - from, StandardCharsets.UTF_8));
    }
    return List.copyOf(found);
  }

  private static int nameEnd(String text) {
    char quote = text.isEmpty() ? ' ' : text.charAt(0);
    int at = 0;
    if (quote == '\'' || quote == '"') {
      for (at = 1; at < text.length() && text.charAt(at) != quote; at++) {
        at += text.charAt(at) == '\\' ? 1 : 0;
      }
      return Math.min(text.length(), at + 1);
    }
    while (at < text.length() && " \t{".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private void end() {
    if (numbers == 0) {
      throw new InputException("expected numeric attributes before @data but found none");
    }
    if (classes.isEmpty()) {
      throw new InputException(
          "expected a nominal attribute {A,B,…}, the class, as the last one but found only numeric"
              + " ones; a number to predict is regression");
    }
    ended = true;
  }

  boolean ended() {
    return ended;
  }

  /** Whether the numbers of a series are in a relational attribute, a row for each dimension. */
  boolean relational() {
    return relational;
  }

  /** Numbers of each dimension. */
  int numbers() {
    return numbers;
  }

  List<String> classes() {
    return classes;
  }

  private static InputException expected(String expected, String found) {
    return new InputException("expected %s but found %s".formatted(expected, shown(found)));
  }

  private static String shown(String text) {
    return "'" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "'";
  }
}
