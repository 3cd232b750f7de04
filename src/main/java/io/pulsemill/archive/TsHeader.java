package io.pulsemill.archive;

import io.pulsemill.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The header of a {@code .ts} file: lines {@code @name value} up to {@code @data}, names in letters
 * of either case, comments that begin with {@code #} or {@code %}. Names that say nothing about how
 * to read are passed over.
 */
final class TsHeader {
  private boolean ended;
  private boolean timed;
  private Optional<Boolean> equalLength = Optional.empty();
  private OptionalInt length = OptionalInt.empty();
  private OptionalInt dimensions = OptionalInt.empty();
  private boolean said;
  private List<String> classes = List.of();

  /** Takes a line; one without any word is passed over. */
  void take(String line) {
    String[] words = line.strip().split("\\s+");
    if (words[0].isEmpty() || words[0].matches("[#%].*")) {
      return;
    }
    String value = words.length > 1 ? words[1] : "";
    switch (words[0].toLowerCase(Locale.ROOT)) {
      case "@data" -> end();
      case "@timestamps" -> timed = flag(words[0], value);
      case "@univariate" -> dimensions = flag(words[0], value) ? OptionalInt.of(1) : dimensions;
      case "@dimensions", "@dimension" -> dimensions = number(words[0], value);
      case "@equallength" -> equalLength = Optional.of(flag(words[0], value));
      case "@serieslength" -> length = number(words[0], value);
      case "@classlabel" -> classLabel(words, value);
      case "@targetlabel" -> targetLabel(words[0], value);
      default -> {
        if (!words[0].startsWith("@")) {
          throw expected("@data before the first series", words[0]);
        }
      }
    }
  }

  private void classLabel(String[] words, String value) {
    said = true;
    if (flag(words[0], value)) {
      classes = List.of(Arrays.copyOfRange(words, 2, words.length));
      if (classes.isEmpty()) {
        throw expected("the classes after @classLabel true", "none");
      }
    }
  }

  private void targetLabel(String name, String value) {
    said = true;
    if (flag(name, value)) {
      throw new InputException(
          "its series have numbers to predict (@targetLabel true), which is regression; expected"
              + " classes (@classLabel true A B …)");
    }
  }

  private void end() {
    if (!said) {
      throw expected("@classLabel true A B …, or @classLabel false, before @data", "neither");
    }
    ended = true;
  }

  boolean ended() {
    return ended;
  }

  /** Whether each value has its time. */
  boolean timed() {
    return timed;
  }

  /** Whether all series are equally long. */
  boolean equalLength() {
    return equalLength.orElse(length.isPresent());
  }

  /** The length of all, if they are equally long and it is said. */
  OptionalInt length() {
    return equalLength() ? length : OptionalInt.empty();
  }

  OptionalInt dimensions() {
    return dimensions;
  }

  /** None: series have no class. */
  List<String> classes() {
    return classes;
  }

  private static boolean flag(String name, String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw expected("true or false after " + name, value);
    };
  }

  private static OptionalInt number(String name, String value) {
    if (!value.matches("[0-9]{1,9}")) {
      throw expected("a whole number after " + name, value);
    }
    return OptionalInt.of(Integer.parseInt(value));
  }

  private static InputException expected(String expected, String found) {
    String shown = found.length() > 40 ? found.substring(0, 40) + "…" : found;
    return new InputException("expected %s but found '%s'".formatted(expected, shown));
  }
}
