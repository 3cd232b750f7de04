package io.pulsemill.pipeline;

import io.pulsemill.job.FinishedJob;
import io.pulsemill.run.Journal;
import io.pulsemill.run.RunFolder;
import io.pulsemill.table.RecordFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;

/** The tables of a run that are in place, in its journal. */
final class TableEntries {
  private final RunFolder run;
  private final Journal journal;

  TableEntries(RunFolder run) {
    this.run = run;
    journal = run.journal();
  }

  /** A table is in place. */
  void write(Path place, FeaturesStep.Made made, double seconds, List<FinishedJob> jobs)
      throws IOException {
    FeaturesEntry entry = FeaturesEntry.of(made, checksum(place), seconds, jobs);
    journal.write(place.getName(), entry::write);
  }

  /** What is known of the table in that place; null if it is not this run's, or is not there. */
  FeaturesEntry read(Path place) throws IOException {
    FeaturesEntry entry = journal.read(place.getName(), FeaturesEntry::read);
    boolean there = entry != null && checksum(place).equals(entry.counted().table());
    return there ? entry : null;
  }

  private String checksum(Path table) throws IOException {
    try {
      return Checksum.of(run.conf(), RecordFiles.of(table));
    } catch (FileNotFoundException e) {
      return ""; // no table
    }
  }
}
