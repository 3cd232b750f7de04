package io.pulsemill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.engine.PassRequest;
import io.pulsemill.engine.journal.PassJournal;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.output.AtomicFiles;
import io.pulsemill.statistics.TrainingStatistics;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that an earlier build left, killed after pass 3: gone on with, or refused, never misread.
 */
class StoredFormatsTest {
  private static final Path STORED = Path.of("src/test/resources/runs/format-1");

  @TempDir private Path folder;

  private Journal journal;

  @BeforeEach
  void copy() throws IOException {
    Files.createDirectories(folder.resolve("journal"));
    for (String name : List.of("statistics", "pass-000001", "pass-000002", "pass-000003")) {
      Files.copy(STORED.resolve("journal").resolve(name), file(name));
    }
    var root = new org.apache.hadoop.fs.Path(folder.toUri());
    journal =
        new Journal(
            new AtomicFiles(new Configuration(), root),
            new org.apache.hadoop.fs.Path(root, "journal"),
            new org.apache.hadoop.fs.Path(root, "staging"));
  }

  private Path file(String name) {
    return folder.resolve("journal").resolve(name);
  }

  @Test
  void theQuestionIsRead() throws IOException {
    Asked asked = Asked.read(Files.readString(STORED.resolve("asked.json")), "asked.json");
    assertThat(asked.verb()).isEqualTo("train");
    assertThat(asked.settings()).containsEntry("l2", "0.001").containsEntry("seed", "12345");
    assertThat(asked.inputs())
        .containsExactly(new Asked.Input("hdfs://cluster/data/t.csv", 26_312, 1_795_981_121_416L));
    assertThat(asked.differences(asked)).isEmpty();
  }

  @Test
  void statisticsAndPassesAreRead() throws IOException {
    TrainingStatistics statistics = journal.read("statistics", TrainingStatistics::read);
    assertThat(statistics.rows()).isEqualTo(275);
    try (PassJournal passes = new PassJournal(journal)) {
      assertThat(passes.kept()).isEqualTo(3);
      double[] none = new double[12];
      List<PassRequest> first = List.of(PassRequest.all(0, none, Derivatives.GRADIENT));
      assertThat(passes.read(1, first).sums().only().rows()).isEqualTo(275);
      assertThat(passes.read(2, first)).as("asked at other weights").isNull();
    }
  }

  @Test
  void aNewerEntryIsRefusedWithTheRemedy() throws IOException {
    byte[] entry = Files.readAllBytes(file("statistics"));
    entry[0] = 2;
    seal(entry, 0, entry.length - Integer.BYTES);
    Files.write(file("statistics"), entry);
    assertThatThrownBy(() -> journal.read("statistics", DataInputStream::readByte))
        .hasMessageContaining("has format 2; this build reads only 1: start anew with --overwrite");
  }

  @Test
  void aPassOfAnotherFormatIsRefusedWithTheRemedy() throws IOException {
    byte[] entry = Files.readAllBytes(file("pass-000001"));
    int record = 1 + Integer.BYTES;
    entry[record] = 2;
    seal(entry, record, ByteBuffer.wrap(entry).getInt(1));
    seal(entry, 0, entry.length - Integer.BYTES);
    Files.write(file("pass-000001"), entry);
    assertThatThrownBy(() -> new PassJournal(journal))
        .hasMessageContaining("has format 2; this build reads only 3: start anew with --overwrite");
  }

  @Test
  void aFlippedBitAnywhereIsNoEntry() throws IOException {
    byte[] whole = Files.readAllBytes(file("pass-000002"));
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x10;
      Files.write(file("pass-000002"), damaged);
      try (PassJournal passes = new PassJournal(journal)) {
        assertThat(passes.kept()).as("byte %d", i).isEqualTo(1);
      }
    }
  }

  @Test
  void anEntryCutAnywhereIsNone() throws IOException {
    byte[] whole = Files.readAllBytes(file("pass-000003"));
    for (int length = 0; length < whole.length; length++) {
      Files.write(file("pass-000003"), java.util.Arrays.copyOf(whole, length));
      try (PassJournal passes = new PassJournal(journal)) {
        assertThat(passes.kept()).as("%d bytes", length).isEqualTo(2);
      }
    }
  }

  @Test
  void aNewerQuestionIsRefused() throws IOException {
    String asked = Files.readString(STORED.resolve("asked.json"));
    assertThatThrownBy(() -> Asked.read(asked.replace("\"format\": 2", "\"format\": 9"), "asked"))
        .isInstanceOf(InputException.class);
  }

  /** Puts the CRC-32C of some bytes behind them. */
  private static void seal(byte[] bytes, int from, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, from, length);
    ByteBuffer.wrap(bytes).putInt(from + length, (int) checksum.getValue());
  }
}
