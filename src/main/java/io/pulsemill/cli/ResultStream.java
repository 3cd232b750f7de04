package io.pulsemill.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;

/** Standard output that keeps its first error: a {@link PrintWriter} drops the exception. */
final class ResultStream extends OutputStream {
  /** 128 + SIGPIPE: the exit code of any Unix filter whose reader has gone. */
  static final int READER_GONE = 141;

  private static final String BROKEN_PIPE = "Broken pipe";

  private final OutputStream out;
  private IOException error;

  /** Something that writes bytes. */
  private interface Writing {
    void write() throws IOException;
  }

  ResultStream(OutputStream out) {
    this.out = out;
  }

  /** {@code exit}, or the exit code of a run whose results did not arrive, which it reports. */
  int exitCode(int exit, PrintWriter err) {
    if (error == null || exit != Verb.DONE) {
      return exit;
    }
    if (BROKEN_PIPE.equals(error.getMessage())) {
      return READER_GONE; // a reader such as head has all it wanted: no message
    }
    err.println(
        "pulsemill: results cannot be written to standard output: "
            + error.getMessage()
            + "; result files are complete");
    return Verb.FAILED;
  }

  @Override
  public void write(int b) throws IOException {
    attempt(() -> out.write(b));
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    attempt(() -> out.write(bytes, from, length));
  }

  @Override
  public void flush() throws IOException {
    attempt(out::flush);
  }

  private void attempt(Writing writing) throws IOException {
    try {
      writing.write();
    } catch (IOException e) {
      error = error == null ? e : error;
      throw e;
    }
  }
}
