package io.pulsemill.table;

import static io.pulsemill.table.ParquetFixture.row;
import static io.pulsemill.table.ParquetFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values as files hold them, read as doubles, against arithmetic that is exact. */
class NumberTypeTest {
  private static final long SEED = 11;
  private static final int VALUES = 3000;

  private final Random random = new Random(SEED);
  @TempDir private java.nio.file.Path folder;

  @ParameterizedTest
  @CsvSource({
    "int32, 9, 2",
    "int32, 9, 9",
    "int32, 5, 0",
    "int64, 18, 2",
    "int64, 18, 18",
    "int64, 18, 0",
    "fixed_len_byte_array(4), 9, 3",
    "fixed_len_byte_array(9), 20, 5",
    "fixed_len_byte_array(16), 38, 10",
    "fixed_len_byte_array(16), 38, 38",
    "fixed_len_byte_array(32), 76, 30",
    "binary, 12, 4",
    "binary, 60, 40",
    "binary, 340, 17"
  })
  void aDecimalIsRoundedOnce(String stored, int precision, int scale) throws IOException {
    String schema =
        "message t { required binary subject (STRING); required %s x (DECIMAL(%d,%d)); }"
            .formatted(stored, precision, scale);
    List<Object[]> rows = new ArrayList<>();
    double[] expected = new double[VALUES];
    for (int i = 0; i < VALUES; i++) {
      BigInteger unscaled = unscaled(precision);
      rows.add(row("s", cell(stored, unscaled)));
      double exact = new BigDecimal(unscaled, scale).doubleValue();
      expected[i] = Double.isInfinite(exact) ? Double.NaN : exact;
    }
    for (boolean dictionary : new boolean[] {true, false}) {
      assertThat(read(schema, dictionary, rows)).isEqualTo(expected);
    }
  }

  /** Beyond 2^53 an unscaled number is no double: rounding it first would often be wrong. */
  @Test
  void aWideDecimalIsNotRoundedBeforeItIsDivided() throws IOException {
    String schema =
        "message t { required binary subject (STRING); required int64 x (DECIMAL(18,4)); }";
    List<Object[]> rows = new ArrayList<>();
    int twice = 0;
    double[] expected = new double[VALUES];
    for (int i = 0; i < VALUES; i++) {
      long unscaled = (1L << 53) + random.nextLong(1L << 58);
      rows.add(row("s", unscaled));
      expected[i] = BigDecimal.valueOf(unscaled, 4).doubleValue();
      twice += unscaled / 1e4 == expected[i] ? 0 : 1;
    }
    assertThat(twice).as("values that two roundings get wrong").isPositive();
    assertThat(read(schema, false, rows)).isEqualTo(expected);
  }

  /** All 65,536 of them, against Parquet's own conversion to text. */
  @Test
  void everyHalfFloatIsItsValue() throws IOException {
    String schema =
        "message t { required binary subject (STRING); required fixed_len_byte_array(2) x (FLOAT16); }";
    PrimitiveType type =
        Types.required(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
            .length(2)
            .as(LogicalTypeAnnotation.float16Type())
            .named("x");
    List<Object[]> rows = new ArrayList<>();
    double[] expected = new double[1 << 16];
    for (int bits = 0; bits < expected.length; bits++) {
      byte[] half = {(byte) bits, (byte) (bits >> 8)};
      rows.add(row("s", half));
      double value =
          Float.parseFloat(type.stringifier().stringify(Binary.fromConstantByteArray(half)));
      expected[bits] = Double.isFinite(value) ? value : Double.NaN;
    }
    assertThat(expected).contains(65504, -0x1p-24, 1.5);
    assertThat(read(schema, true, rows)).isEqualTo(expected);
  }

  @Test
  void anUnsignedNumberBeyondTheSignedOnesIsRoundedOnce() throws IOException {
    String schema =
        "message t { required binary subject (STRING); required int64 x (INTEGER(64,false)); }";
    List<Object[]> rows = new ArrayList<>();
    double[] expected = new double[VALUES];
    for (int i = 0; i < VALUES; i++) {
      // Half of them next to the middle of two doubles.
      long bits =
          Long.MIN_VALUE
              | (i % 2 == 0 ? random.nextLong() : (random.nextLong() & -2048L) + 1023 + i % 3);
      rows.add(row("s", bits));
      expected[i] = new BigDecimal(Long.toUnsignedString(bits)).doubleValue();
    }
    for (boolean dictionary : new boolean[] {true, false}) {
      assertThat(read(schema, dictionary, rows)).isEqualTo(expected);
    }
  }

  /** Of any number of digits up to those allowed, of either sign. */
  private BigInteger unscaled(int precision) {
    int digits = 1 + random.nextInt(precision);
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
    for (int i = 0; i < digits; i++) {
      text.append(random.nextInt(8) == 0 ? 9 : random.nextInt(10));
    }
    return new BigInteger(text.toString());
  }

  private static Object cell(String stored, BigInteger unscaled) {
    return switch (stored) {
      case "int32" -> unscaled.intValueExact();
      case "int64" -> unscaled.longValueExact();
      case "binary" -> unscaled.toByteArray();
      default -> {
        byte[] bytes = new byte[Integer.parseInt(stored.replaceAll("\\D+(\\d+)\\D*", "$1"))];
        for (int i = 0; i < bytes.length; i++) {
          bytes[bytes.length - 1 - i] = unscaled.shiftRight(8 * i).byteValue();
        }
        yield bytes;
      }
    };
  }

  private double[] read(String schema, boolean dictionary, List<Object[]> rows) throws IOException {
    java.nio.file.Path file = folder.resolve(dictionary + ".parquet");
    Path path =
        write(
            WriterVersion.PARQUET_2_0,
            dictionary,
            file,
            schema,
            Integer.MAX_VALUE,
            rows.toArray(Object[][]::new));
    FeatureTable table =
        FeatureTable.open(
            new Configuration(), path, new TableColumns("subject", null, List.of("x")));
    try (RowGroupReader reader = new RowGroupReader(new Configuration(), table.columns())) {
      return reader.read(table.rowGroups().get(0)).column(0);
    }
  }
}
