package io.pulsemill.statistics;

import java.util.Comparator;

/**
 * Orders text by code point, which is also the order of its UTF-8 bytes. ({@link String#compareTo}
 * orders by UTF-16 unit and puts U+FFFD after U+10000.)
 */
public final class CodePointOrder {
  /** The order. */
  public static final Comparator<String> INSTANCE = CodePointOrder::compare;

  private CodePointOrder() {}

  private static int compare(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    for (int i = 0; i < shorter; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean plain = Character.isSurrogate(x) == Character.isSurrogate(y);
        return plain ? Character.compare(x, y) : Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
