package io.pulsemill.output;

import java.io.IOException;
import org.apache.hadoop.fs.Path;

/**
 * Where a driver that alone may write an output makes what it then moves to its place. It is on the
 * same file system; once another driver has taken over, nothing can be made there or moved from
 * there.
 */
public interface Staging {
  /** Name of the folder, in this one, where what is replaced waits. */
  String OLD = "old";

  /** The steps that are whole or not at all. */
  AtomicFiles files();

  /** The folder. */
  Path folder();

  /** A folder for what tasks make, of this name; it does not exist yet. */
  Path forTasks(String name) throws IOException;

  /** Whether what stands in a result's place may be replaced. */
  boolean mayReplace();

  /** To be called before a result is put in place: from then on what stands there is this run's. */
  void placing() throws IOException;

  /** Where what is replaced waits until the new one stands, {@code NAME} for {@code NAME}. */
  default Path old() {
    return new Path(folder(), OLD);
  }
}
