package io.pulsemill.statistics;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A number in [0, 1) that is a function of a subject alone, for the split and for sampling:
 *
 * <pre>
 *   u(seed, salt, subject) =
 *     (first 8 bytes of SHA-256(UTF-8 of "seed:salt:subject"), big-endian, >>> 11) · 2^-53
 * </pre>
 *
 * <p>Threads may share an object.
 */
public final class SubjectHash {
  /** "seed:salt:". */
  private final byte[] prefix;

  private final ThreadLocal<Digest> digest = ThreadLocal.withInitial(Digest::new);

  public SubjectHash(long seed, String salt) {
    prefix = (seed + ":" + salt + ":").getBytes(StandardCharsets.UTF_8);
  }

  /** u(seed, salt, subject), 53 bits, at least 0 and below 1. */
  public double unit(String subject) {
    byte[] utf8 = subject.getBytes(StandardCharsets.UTF_8);
    return unit(utf8, 0, utf8.length);
  }

  /** The same of a subject's UTF-8, {@code length} bytes from {@code from}. */
  public double unit(byte[] utf8, int from, int length) {
    return (digest.get().bits(prefix, utf8, from, length) >>> 11) * 0x1p-53;
  }

  /** The first 8 bytes of the hash of a subject, big-endian: to seed a generator. */
  public long bits(String subject) {
    byte[] utf8 = subject.getBytes(StandardCharsets.UTF_8);
    return digest.get().bits(prefix, utf8, 0, utf8.length);
  }

  /** One thread's SHA-256, used again and again: a subject costs no allocation. */
  private static final class Digest {
    private final MessageDigest sha;
    private final byte[] result;

    Digest() {
      try {
        sha = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java platform has SHA-256", e);
      }
      result = new byte[sha.getDigestLength()];
    }

    long bits(byte[] prefix, byte[] utf8, int from, int length) {
      sha.update(prefix);
      sha.update(utf8, from, length);
      try {
        sha.digest(result, 0, result.length); // and starts anew
      } catch (DigestException e) {
        throw new IllegalStateException("A digest fits where its length was asked for", e);
      }
      long bits = 0;
      for (int i = 0; i < Long.BYTES; i++) {
        bits = bits << 8 | (result[i] & 0xFF);
      }
      return bits;
    }
  }
}
