package io.pulsemill.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Observations that were measured.
 *
 * @param rows readings, the scanner's count
 */
record DataSet(String name, String folder, long subjects, long rows, long bytes) {

  /** From {@code data.tsv}: name, folder, a {@code _features.json}, what the scanner printed. */
  static List<DataSet> read(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> lines = Files.readAllLines(file);
    DataSet[] all = new DataSet[lines.size()];
    for (int i = 0; i < all.length; i++) {
      String[] cells = lines.get(i).split("\t", -1);
      long subjects = json.readTree(Path.of(cells[2]).toFile()).path("rows").asLong();
      String[] scan = Files.readAllLines(Path.of(cells[3])).get(0).split("\t", -1);
      all[i] =
          new DataSet(
              cells[0], cells[1], subjects, Long.parseLong(scan[1]), Long.parseLong(scan[0]));
    }
    return List.of(all);
  }
}
