package io.pulsemill.features;

import io.pulsemill.InputException;
import io.pulsemill.input.Compression;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.fs.Path;

/** Ids of the subjects in files that have a series per line and no ids: {@code GunPoint_TEST-1}. */
final class SeriesSubjects {
  private SeriesSubjects() {}

  /** What ids in a file begin with: its name without its suffixes, and a hyphen. */
  static String of(Path file) {
    String name = uncompressed(file);
    int dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name) + "-";
  }

  /** The file's name without the suffix of its compression. */
  static String uncompressed(Path file) {
    String name = file.getName();
    return name.substring(0, name.length() - Compression.of(file).suffix().length());
  }

  /**
   * Returns if no two files give the same ids.
   *
   * @throws InputException naming two that do
   */
  static void check(Map<Path, InspectedFile> files) {
    Map<String, Path> first = new HashMap<>();
    files.forEach(
        (file, inspected) -> {
          if (inspected.format().numbersSubjects()) {
            Path other = first.putIfAbsent(of(file), file);
            if (other != null) {
              throw new InputException(
                  "%s and %s: expected different names, as both would have subjects '%s1', …; rename one, or read them apart"
                      .formatted(other, file, of(file)));
            }
          }
        });
  }
}
