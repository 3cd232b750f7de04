package io.pulsemill.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * What the mappers of one pass read besides their rows, as a file in the run's work folder:
 *
 * <pre>
 *   byte   format (3)
 *   int    number of requests, {@link PassRequest} × requests
 *   …      {@link RowPreparations}
 * </pre>
 */
final class PassFile {
  private static final String KEY = "pulsemill.internal.pass";
  private static final byte FORMAT = 3;

  private final RowPreparations rows;
  private final List<PassRequest> requests;

  PassFile(RowPreparations rows, List<PassRequest> requests) {
    this.rows = rows;
    this.requests = List.copyOf(requests);
  }

  RowPreparations rows() {
    return rows;
  }

  List<PassRequest> requests() {
    return requests;
  }

  /** Writes the file and names it in the job's configuration. */
  void ship(Configuration job, Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(file.getFileSystem(job).create(file, false)))) {
      out.writeByte(FORMAT);
      out.writeInt(requests.size());
      for (PassRequest request : requests) {
        request.write(out);
      }
      rows.write(out);
    }
    job.set(KEY, file.toString());
  }

  /** Reads the file a job's configuration names. */
  static PassFile of(Configuration job) throws IOException {
    Path file = new Path(job.get(KEY));
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(file.getFileSystem(job).open(file)))) {
      byte format = in.readByte();
      if (format != FORMAT) {
        throw new IOException(
            "%s has format %d; this build reads only %d".formatted(file, format, FORMAT));
      }
      List<PassRequest> requests = new ArrayList<>();
      for (int n = in.readInt(); n > 0; n--) {
        requests.add(PassRequest.read(in));
      }
      return new PassFile(RowPreparations.read(in), requests);
    }
  }
}
