package io.pulsemill.features;

import io.pulsemill.statistics.SubjectHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The subjects of each label whose u(seed, "sample", subject) is smallest: the same whatever the
 * order they come in, and a sample of a sample is that of the whole.
 */
final class SubjectSample {
  private static final String PER_LABEL = "pulsemill.internal.sampled-per-label";
  private static final long SEED = 12345;
  private static final String NO_LABEL = "";

  private final SubjectHash hash;
  private final int perLabel;
  private final TreeMap<String, TreeSet<Chosen>> chosen = new TreeMap<>();

  /** What is not in a sample. */
  enum LeftOut {
    BAD_RECORDS("bad records"),
    CONTRADICTORY_SUBJECTS("contradictory subjects");

    private final String words;

    LeftOut(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** One of them. */
  record Chosen(double unit, String subject, List<MapValue> values) implements Comparable<Chosen> {
    private static final Comparator<Chosen> ORDER =
        Comparator.comparingDouble(Chosen::unit).thenComparing(Chosen::subject);

    @Override
    public int compareTo(Chosen other) {
      return ORDER.compare(this, other);
    }
  }

  SubjectSample(int perLabel) {
    hash = new SubjectHash(SEED, "sample");
    this.perLabel = perLabel;
  }

  /** Asks a job for one. */
  static void ask(Configuration job, int perLabel) {
    job.setInt(PER_LABEL, perLabel);
  }

  /** What a job was asked for, with no subject yet. */
  static SubjectSample of(Configuration job) {
    return new SubjectSample(job.getInt(PER_LABEL, 0));
  }

  /** Takes a subject, or not; {@code values} are kept. */
  void offer(String subject, @Nullable String label, List<MapValue> values) {
    TreeSet<Chosen> own =
        chosen.computeIfAbsent(Objects.requireNonNullElse(label, NO_LABEL), any -> new TreeSet<>());
    own.add(new Chosen(hash.unit(subject), subject, values));
    if (own.size() > perLabel) {
      own.pollLast();
    }
  }

  /** Those of the first label, then those of the next. */
  List<Chosen> chosen() {
    List<Chosen> all = new ArrayList<>();
    chosen.values().forEach(all::addAll);
    return all;
  }
}
