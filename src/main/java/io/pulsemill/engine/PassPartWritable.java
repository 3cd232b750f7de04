package io.pulsemill.engine;

import java.io.DataInput;
import java.io.IOException;

/** A part of {@link PassSums} on the wire, see {@link PassSums#part}. */
public final class PassPartWritable extends PassSumsWritable {
  @Override
  protected PassSums readValue(DataInput in) throws IOException {
    return PassSums.readPart(in);
  }
}
