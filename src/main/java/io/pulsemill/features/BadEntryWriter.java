package io.pulsemill.features;

import java.io.Closeable;
import java.io.IOException;

/** Takes the entries of {@code _bad} in order. */
interface BadEntryWriter extends Closeable {
  void write(BadEntry entry) throws IOException, InterruptedException;
}
