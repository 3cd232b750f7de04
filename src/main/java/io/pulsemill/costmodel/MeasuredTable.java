package io.pulsemill.costmodel;

import io.pulsemill.json.Check;

/**
 * The table whose sub-samples were trained on.
 *
 * @param rows all of them
 * @param bytes as stored
 * @param features d
 * @param classes K
 */
public record MeasuredTable(String path, long rows, long bytes, int features, int classes) {
  public MeasuredTable {
    Check.atLeast(1, "rows", rows);
    Check.atLeast(0, "bytes", bytes);
    Check.atLeast(1, "features", features);
    Check.atLeast(2, "classes", classes);
  }
}
