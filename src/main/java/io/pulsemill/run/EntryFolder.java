package io.pulsemill.run;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A folder of small files by name, each of which is whole or not there. */
public interface EntryFolder {
  /** What a file holds, going out. */
  interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  /** What a file holds, coming in. */
  interface Reading<T> {
    @Nullable T read(DataInputStream in) throws IOException;
  }

  /** The names that begin so, in order. */
  List<String> names(String prefix) throws IOException;

  /** Writes a file, in place of one of that name. */
  void write(String name, Content content) throws IOException;

  /** Reads a file; null if there is none, or none that is whole. */
  <T> @Nullable T read(String name, Reading<T> reading) throws IOException;
}
