package io.pulsemill.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * How a job that writes a table makes its {@link TableRecord}: each task leaves what is to be
 * recorded of its file in {@code _record/}, and the driver puts it together.
 */
public final class RecordFiles {
  private static final String FOLDER = "_record";
  private static final String ASKED = "pulsemill.table.record";

  private RecordFiles() {}

  /** Where the record of a table is. */
  public static Path of(Path table) {
    return new Path(table, DamagedTableException.RECORD);
  }

  /** Asks the tasks of a job for records; {@link #gather} has to follow. */
  public static void ask(Configuration job) {
    job.setBoolean(ASKED, true);
  }

  /** Whether a job was asked. */
  public static boolean asked(Configuration job) {
    return job.getBoolean(ASKED, false);
  }

  /**
   * Writes what is to be recorded of one task's file.
   *
   * @param file in the task's own folder, complete
   */
  static void write(Configuration job, Path file) throws IOException {
    Path beside = new Path(new Path(file.getParent(), FOLDER), file.getName());
    try (OutputStream out = beside.getFileSystem(job).create(beside)) {
      out.write(new ObjectMapper().writeValueAsBytes(FileRecord.of(job, file)));
    }
  }

  /** Makes the record of the table a finished job left in {@code output}. */
  public static void gather(Configuration job, Path output) throws IOException {
    Path folder = new Path(output, FOLDER);
    FileSystem files = folder.getFileSystem(job);
    List<FileRecord> records = new ArrayList<>();
    for (FileStatus part : files.listStatus(folder)) {
      try (InputStream in = files.open(part.getPath())) {
        records.add(new ObjectMapper().readValue(in, FileRecord.class));
      }
    }
    try (OutputStream out = files.create(of(output), false)) {
      out.write(TableRecord.text(records).getBytes(StandardCharsets.UTF_8));
    }
    if (!files.delete(folder, true)) {
      throw new IOException("%s cannot be deleted".formatted(folder));
    }
  }
}
