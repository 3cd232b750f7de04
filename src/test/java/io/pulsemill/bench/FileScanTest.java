package io.pulsemill.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileScanTest {
  @TempDir private Path folder;

  @Test
  void sumsTheWholePartsOfTheNamedColumnOfEveryRow() throws IOException {
    Path first =
        file("a.csv", "datetime,pulse,ts_number\n2021-01-01,52.9,1_1\n2021-01-02,7.5,1_1\n");
    Path second = file("b.csv", "datetime,pulse,ts_number\n2021-01-01,100.0,2_1");
    FileScan scan = new FileScan(FileScan.columnOf(first));
    scan.add(first);
    scan.add(second);
    assertThat(scan.rows()).isEqualTo(3);
    assertThat(scan.sum()).isEqualTo(52 + 7 + 100);
    assertThat(scan.bytes()).isEqualTo(Files.size(first) + Files.size(second));
  }

  @Test
  void findsTheColumnWhereverItStands() throws IOException {
    Path last = file("last.csv", "ts_number,pulse\n7,61\n8,62\n");
    FileScan scan = new FileScan(FileScan.columnOf(last));
    scan.add(last);
    assertThat(scan.sum()).isEqualTo(123);
    assertThat(FileScan.columnOf(file("other.csv", "a,b\n"))).isEqualTo(-1);
    assertThat(FileScan.columnOf(file("empty.csv", ""))).isEqualTo(-1);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
