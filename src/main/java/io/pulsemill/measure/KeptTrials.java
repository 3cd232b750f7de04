package io.pulsemill.measure;

import io.pulsemill.record.Run;
import io.pulsemill.record.RunJson;
import io.pulsemill.run.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Trainings, each run in a process of its own unless an earlier driver of the run has. */
public final class KeptTrials {
  private final TrainingProcess process;
  private final Journal journal;

  public KeptTrials(TrainingProcess process, Journal journal) {
    this.process = process;
    this.journal = journal;
  }

  /**
   * The record of trial {@code number}.
   *
   * @throws io.pulsemill.InputException with its last line, if it fails; that is not kept
   */
  Run run(int number, List<String> arguments) throws IOException {
    String name = String.format(Locale.ROOT, "trial-%04d", number);
    Run kept = journal.read(name, in -> read(in.readAllBytes(), name));
    if (kept != null) {
      return kept;
    }
    Run run = process.run(arguments);
    journal.write(name, out -> out.write(RunJson.write(run).getBytes(StandardCharsets.UTF_8)));
    return run;
  }

  private static Run read(byte[] json, String name) {
    return RunJson.read(new String(json, StandardCharsets.UTF_8), name);
  }
}
