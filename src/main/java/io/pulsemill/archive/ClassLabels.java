package io.pulsemill.archive;

import io.pulsemill.series.FieldText;
import io.pulsemill.series.Malformed;
import io.pulsemill.series.MalformedRecordException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The class at one end of a line, which must be one of those that the header lists. */
final class ClassLabels {
  private static final int SHOWN = 10;

  private final FieldText decoder;

  /** Empty: any. */
  private Set<String> known = Set.of();

  ClassLabels(Charset encoding) {
    decoder = new FieldText(encoding);
  }

  /** Takes the classes there are. */
  void know(List<String> classes) {
    known = new LinkedHashSet<>(classes);
  }

  /** The class in {@code line[from..to)}, blanks around it aside. */
  String read(byte[] line, int from, int to) throws MalformedRecordException {
    int start = Values.start(line, from, to);
    return exactly(line, start, Values.end(line, start, to));
  }

  /** The class {@code line[from..to)}. */
  String exactly(byte[] line, int from, int to) throws MalformedRecordException {
    if (from == to) {
      throw new MalformedRecordException(
          Malformed.EMPTY_LABEL, "expected a class but found nothing");
    }
    String label;
    try {
      label = decoder.text(line, from, to - from);
    } catch (CharacterCodingException e) {
      throw new MalformedRecordException(
          Malformed.ENCODING,
          "expected a class in %s but found %s (see --encoding)"
              .formatted(
                  decoder.encoding(), MalformedRecordException.quoted(line, from, to - from)));
    }
    if (!known.isEmpty() && !known.contains(label)) {
      throw new MalformedRecordException(
          Malformed.UNKNOWN_LABEL,
          "expected a class of the header, %s, but found %s"
              .formatted(shown(), MalformedRecordException.quoted(line, from, to - from)));
    }
    return label;
  }

  private String shown() {
    String first =
        known.stream().limit(SHOWN).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    return known.size() > SHOWN ? first + ", …" : first;
  }
}
