package io.pulsemill.engine.resident;

import io.pulsemill.optimize.Derivatives;
import io.pulsemill.sums.SumWritable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** The size of a message beyond which Hadoop RPC takes none; sums of a kind are of about a size. */
final class MessageLimit {
  private static final String KEY = "ipc.maximum.data.length";
  private static final int DEFAULT = 128 << 20;

  /** For what a message has beside its sum. */
  private static final int REST = 4096;

  private final long bytes;
  private final Map<Kind, Integer> taken = new HashMap<>();
  private long sent;

  /** Sums are of one size for each of these. */
  private record Kind(Request.Kind kind, Optional<Derivatives> derivatives) {}

  private MessageLimit(long bytes) {
    this.bytes = bytes;
  }

  /** That of a gang; one of a single member sends none. */
  static MessageLimit of(Configuration conf, int members) {
    return new MessageLimit(members == 1 ? Long.MAX_VALUE : conf.getInt(KEY, DEFAULT) - REST);
  }

  /** Why a sum cannot be sent; null if it can, which is counted. Measures the first of a kind. */
  String problem(Request request, SumWritable<?> sum) throws IOException {
    Kind kind = new Kind(request.kind(), request.derivatives());
    Integer known = taken.get(kind);
    if (known != null && !request.ofAnySize()) {
      sent += known;
      return null;
    }
    DataOutputStream count = new DataOutputStream(OutputStream.nullOutputStream());
    sum.write(count);
    if (count.size() > bytes) {
      return "has a sum of %d MB, more than the %d MB of a message (%s)"
          .formatted(count.size() >> 20, bytes >> 20, KEY);
    }
    taken.put(kind, count.size());
    sent += count.size();
    return null;
  }

  /** Bytes of all the sums so far. */
  long sent() {
    return sent;
  }
}
