package io.pulsemill.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.PeerProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables that Spark and DuckDB write, read bit for bit: every number type they have, every codec
 * they offer, pages of both versions.
 */
class PeerTablesIT {
  private final Configuration conf = new Configuration();
  @TempDir private Path folder;

  @Test
  void tablesOfSparkAreReadAsSparkHasThem() throws Exception {
    PeerProgram.run("SparkTables", folder);

    assertThat(codecs(".absent")).containsExactlyInAnyOrder("brotli", "lzo");
    assertThat(assertAllRead("spark", codecs(".absent")))
        .contains("gzip", "lz4", "lz4_raw", "snappy", "uncompressed", "zstd");
  }

  @Test
  void tablesOfDuckDbAreReadAsDuckDbHasThem() throws Exception {
    PeerProgram.run("DuckTables", folder);

    assertThat(assertAllRead("duckdb", Set.of("brotli")))
        .contains("gzip", "lz4", "lz4_raw", "snappy", "uncompressed", "zstd");
    for (String version : List.of("V1", "V2")) {
      org.apache.hadoop.fs.Path brotli = path("duckdb-brotli-" + version + ".parquet");
      assertThatThrownBy(() -> FeatureTable.open(conf, brotli, columns(List.of("wide"))))
          .isInstanceOf(InputException.class)
          .hasMessage(
              brotli
                  + ": column 'subject' is compressed with BROTLI, which this program cannot read;"
                  + " write it with snappy, gzip, zstd or no compression");
    }
  }

  /** Reads each table of a peer but those of some codecs; the codecs of the tables read. */
  private Set<String> assertAllRead(String peer, Set<String> without) throws IOException {
    List<List<String>> lines =
        Files.readAllLines(folder.resolve(peer + ".tsv")).stream()
            .map(line -> List.of(line.split("\t")))
            .toList();
    List<String> features = lines.get(0).subList(2, lines.get(0).size());
    List<List<String>> expected = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      List<String> row = new ArrayList<>(line.subList(0, 2));
      line.subList(2, line.size()).forEach(cell -> row.add(Double.toHexString(number(cell))));
      expected.add(row);
    }
    Set<String> codecs = codecs(".parquet");
    codecs.removeAll(without);
    for (String table : names(".parquet")) {
      if (codecs.contains(table.split("-", -1)[1])) {
        assertThat(rows(table, features)).as(table).isEqualTo(expected);
      }
    }
    return codecs;
  }

  private List<List<String>> rows(String table, List<String> features) throws IOException {
    FeatureTable opened = FeatureTable.open(conf, path(table + ".parquet"), columns(features));
    List<List<String>> rows = new ArrayList<>();
    try (RowGroupReader reader = new RowGroupReader(conf, opened.columns())) {
      for (RowGroupRef ref : opened.rowGroups()) {
        RowGroup group = reader.read(ref);
        for (int r = 0; r < group.rows(); r++) {
          List<String> row = new ArrayList<>(List.of(group.subject(r), group.label(r)));
          for (int j = 0; j < features.size(); j++) {
            row.add(Double.toHexString(group.value(r, j)));
          }
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private static TableColumns columns(List<String> features) {
    return new TableColumns("subject", "label", features);
  }

  /** The double nearest to a decimal text; what is no finite number is missing. */
  private static double number(String cell) {
    double value = cell.equals("null") ? Double.NaN : Double.parseDouble(cell);
    return Double.isFinite(value) ? value : Double.NaN;
  }

  private Set<String> codecs(String suffix) throws IOException {
    return names(suffix).stream().map(name -> name.split("-", -1)[1]).collect(Collectors.toSet());
  }

  private List<String> names(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(suffix))
          .map(name -> name.substring(0, name.length() - suffix.length()))
          .sorted()
          .toList();
    }
  }

  private org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(folder.resolve(name).toUri());
  }
}
