package io.pulsemill.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionTest {
  @Test
  void theFoldersDirectlyAboveAFileAreItsColumns() {
    Partition partition = partition("hdfs://host/run=1/t/year=2021/sensor=hr/000000_0");

    assertThat(partition.names()).containsExactly("year", "sensor");
    assertThat(partition.column("sensor").orElseThrow().value()).isEqualTo("hr");
    assertThat(partition.column("run")).isEmpty();
    assertThat(Partition.anywhere(new Path("/run=1/t/year=2021/f")).names())
        .containsExactly("run", "year");
    assertThat(partition("/run=1/t/f")).isEqualTo(Partition.NONE);
  }

  @Test
  void thePartsOfAUnionLieInFoldersOfHivesOwn() {
    assertThat(partition("/t/year=2021/HIVE_UNION_SUBDIR_1/000000_0").names())
        .containsExactly("year");
  }

  @Test
  void theFileItselfAndAFolderWithoutANameAreNone() {
    assertThat(partition("/t/=1/dt=2")).isEqualTo(Partition.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "2021-01-01 00%3A00%3A00, 2021-01-01 00:00:00",
    "a%2Fb%2fc, a/b/c",
    "100%25, 100%",
    "x=y, x=y",
    "m\u00fcde, m\u00fcde", // as Hive and Spark write it
    "m%C3%BCde, m\u00fcde", // as DuckDB and pyarrow write it
    "m%FCde, m\u00fcde", // as Hive reads it
    "\u20ac%FC, \u20ac\u00fc",
    "50%, 50%",
    "5%zz, 5%zz",
    "'', ''",
  })
  void escapesAreDecoded(String folder, String value) {
    assertThat(partition("/t/c=" + folder + "/f").column("c").orElseThrow().value())
        .isEqualTo(value);
  }

  @Test
  void namesAreDecodedToo() {
    assertThat(partition("/t/a%3Db=1/f").names()).containsExactly("a=b");
  }

  @Test
  void hivesDefaultPartitionIsNull() {
    assertThat(partition("/t/c=__HIVE_DEFAULT_PARTITION__/f").column("c").orElseThrow().value())
        .isNull();
  }

  @Test
  void isReadAsItWasWritten() throws Exception {
    Partition written = partition("/t/a=1%3A/b=__HIVE_DEFAULT_PARTITION__/f");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    written.write(new DataOutputStream(bytes));

    assertThat(Partition.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isEqualTo(written);
    assertThat(written.only(List.of("b")).names()).containsExactly("b");
  }

  private static Partition partition(String path) {
    return Partition.of(new Path(path));
  }
}
