package io.pulsemill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What bench.sh noted of each process, and what some of the processes report about their parts.
 *
 * <p>{@code runs.tsv}: data, stage, repeat, wall, user and system seconds, peak kilobytes, load,
 * file of its standard output; {@code -} where not known.
 */
final class RunLog {
  private RunLog() {}

  static List<Measurement> read(Path file) throws IOException {
    List<Measurement> all = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split("\t", -1);
      Measurement process =
          new Measurement(
              cells[0],
              cells[1],
              Integer.parseInt(cells[2]),
              number(cells[3]),
              number(cells[4]) + number(cells[5]),
              number(cells[6]) / 1024,
              number(cells[7]));
      addParts(process, Path.of(cells[8]), all);
    }
    return all;
  }

  private static void addParts(Measurement process, Path output, List<Measurement> all)
      throws IOException {
    if (process.stage().equals(Median.SCANNER)) {
      // The scan is the limit, not the JVM around it.
      for (String pass : Files.readAllLines(output)) {
        String[] cells = pass.split("\t", -1);
        all.add(process.part(Median.SCANNER, number(cells[3]), number(cells[4])));
      }
      return;
    }
    all.add(process);
    if (PeerOutput.isPeer(process.stage())) {
      for (Map.Entry<String, List<PeerOutput.Seconds>> part :
          PeerOutput.parts(process.stage(), Files.readString(output)).entrySet()) {
        for (PeerOutput.Seconds one : part.getValue()) {
          all.add(process.part(process.stage() + "/" + part.getKey(), one.wall(), one.cpu()));
        }
      }
    }
  }

  private static double number(String cell) {
    return cell.equals("-") ? Double.NaN : Double.parseDouble(cell);
  }
}
