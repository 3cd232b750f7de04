package io.pulsemill.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.ToDoubleFunction;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * What a column's stored values are as doubles, each the nearest to what was stored. A decimal is
 * its unscaled whole number / 10^scale, rounded once.
 */
public final class NumberType {
  /**
   * Up to here whole numbers, and up to 10^22 powers of ten, are doubles: their quotient rounds
   * once.
   */
  private static final long EXACT = 1L << 53;

  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private final PrimitiveTypeName stored;
  private final boolean unsigned;
  private final boolean decimal;
  private final int scale;

  /**
   * @param type one that {@link TableSchema#isNumber} takes for a number
   */
  public NumberType(PrimitiveType type) {
    stored = type.getPrimitiveTypeName();
    unsigned = TableSchema.isUnsigned(type);
    decimal = type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation;
    scale =
        type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation annotation
            ? annotation.getScale()
            : 0;
  }

  /** Reads the next value of a page. */
  public ToDoubleFunction<ValuesReader> reader() {
    return switch (stored) {
      case INT32 -> in -> number(in.readInteger());
      case INT64 -> in -> number(in.readLong());
      case FLOAT -> ValuesReader::readFloat;
      case DOUBLE -> ValuesReader::readDouble;
      case BOOLEAN -> in -> in.readBoolean() ? 1 : 0;
      case BINARY, FIXED_LEN_BYTE_ARRAY -> in -> number(in.readBytes());
      case INT96 -> throw new IllegalStateException("Not a number: INT96");
    };
  }

  /** The value of an entry of the column's dictionary. */
  public double of(Dictionary dictionary, int id) {
    return switch (stored) {
      case INT32 -> number(dictionary.decodeToInt(id));
      case INT64 -> number(dictionary.decodeToLong(id));
      case FLOAT -> dictionary.decodeToFloat(id);
      case DOUBLE -> dictionary.decodeToDouble(id);
      case BOOLEAN -> dictionary.decodeToBoolean(id) ? 1 : 0;
      case BINARY, FIXED_LEN_BYTE_ARRAY -> number(dictionary.decodeToBinary(id));
      case INT96 -> throw new IllegalStateException("Not a number: INT96");
    };
  }

  private double number(int bits) {
    return unsigned ? Integer.toUnsignedLong(bits) : number((long) bits);
  }

  private double number(long bits) {
    if (unsigned && bits < 0) {
      return 2.0 * ((bits >>> 1) | (bits & 1)); // rounded once: the bit shifted out stays as sticky
    }
    if (scale == 0) {
      return bits;
    }
    return Math.abs(bits) <= EXACT && bits != Long.MIN_VALUE && scale < POWERS_OF_TEN.length
        ? bits / POWERS_OF_TEN[scale]
        : BigDecimal.valueOf(bits, scale).doubleValue();
  }

  private double number(Binary bytes) {
    if (!decimal) {
      return half(bytes.getBytesUnsafe());
    }
    BigInteger unscaled = new BigInteger(bytes.getBytesUnsafe());
    return unscaled.bitLength() < Long.SIZE
        ? number(unscaled.longValue())
        : new BigDecimal(unscaled, scale).doubleValue();
  }

  /** IEEE 754 binary16, little-endian: 1 bit of sign, 5 of exponent, 10 of fraction. */
  private static double half(byte[] bytes) {
    int bits = (bytes[1] & 0xFF) << 8 | (bytes[0] & 0xFF);
    int exponent = bits >> 10 & 0x1F;
    int fraction = bits & 0x3FF;
    double size =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24;
          case 0x1F -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> Math.scalb((double) (0x400 + fraction), exponent - 25);
        };
    return bits >> 15 == 0 ? size : -size;
  }
}
