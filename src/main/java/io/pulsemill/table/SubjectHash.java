package io.pulsemill.table;

import java.nio.charset.StandardCharsets;
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
  /** Has taken "seed:salt:" and is only ever copied. */
  private final MessageDigest prefixed;

  public SubjectHash(long seed, String salt) {
    try {
      prefixed = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
    prefixed.update((seed + ":" + salt + ":").getBytes(StandardCharsets.UTF_8));
  }

  /** u for one subject. */
  public static double unit(long seed, String salt, String subject) {
    return new SubjectHash(seed, salt).unit(subject);
  }

  /** u(seed, salt, subject), 53 bits, at least 0 and below 1. */
  public double unit(String subject) {
    byte[] digest = copy().digest(subject.getBytes(StandardCharsets.UTF_8));
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits = bits << 8 | (digest[i] & 0xFF);
    }
    return (bits >>> 11) * 0x1p-53;
  }

  private MessageDigest copy() {
    try {
      return (MessageDigest) prefixed.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Java's own SHA-256 can be copied", e);
    }
  }
}
