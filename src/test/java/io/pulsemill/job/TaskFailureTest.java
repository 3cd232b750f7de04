package io.pulsemill.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobStatus;
import org.apache.hadoop.mapreduce.TaskReport;
import org.apache.hadoop.mapreduce.TaskType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Diagnostics as YARN 3.5.0 gives them. */
class TaskFailureTest {
  private static final String LAUNCH =
      """
      Exception from container-launch.
      Container id: container_1795404500673_0001_01_000003
      Exit code: 137

      [2026-11-23 03:29:23.849]Container exited with a non-zero exit code 137.
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Error: java.io.IOException: a.csv: no gzip\\n\\tat io.pulsemill.X.y(X.java:1) | a.csv: no gzip
          java.io.IOException: a.csv: no gzip\\n\\tat io.pulsemill.X.y(X.java:1) | a.csv: no gzip
          AttemptID:attempt_1_0003_m_000003_0 Info:Error: java.io.IOException: text | text
          Error: io.pulsemill.softmax.Sums$BoundException: 3 > 2: too much | 3 > 2: too much
          Error: java.io.IOException: java.lang.IllegalStateException: x | java.lang.IllegalStateException: x
          Error: java.lang.NullPointerException\\n\\tat A.b(A.java:1) | java.lang.NullPointerException
          FSError: java.io.IOException: No space left on device | No space left on device; a disk is full: free space where the output, hadoop.tmp.dir and java.io.tmpdir are
          Job commit failed: java.io.IOException: quota\\n\\tat A.b(A.java:1) | commit: quota
          Error: java.lang.NoClassDefFoundError: net/jpountz/A\\n\\tat A.b(A.java:1) | java.lang.NoClassDefFoundError: net/jpountz/A
          java.lang.IllegalArgumentException: Self-suppression not permitted\\n\\tat A.b(A.java:1)\\nCaused by: org.apache.hadoop.hdfs.protocol.DSQuotaExceededException: quota of /q\\n\\tat A.b(A.java:1) | quota of /q
          Task KILL is received. Killing attempt! | Task KILL is received. Killing attempt!
          \\nTask failed task_1_0001_m_000000\\nJob failed as tasks failed. | Task failed task_1_0001_m_000000
          """)
  void theOneLineIsTheExceptionsOwnMessage(String diagnostic, String line) {
    String text = diagnostic.replace("\\n", "\n").replace("\\t", "\t");
    assertThat(TaskFailure.oneLine(text)).isEqualTo(line);
  }

  /** As of a job whose history HDFS was too full to take. */
  @Test
  void aJobThatNobodyKnowsAnymoreFailedByWhatWasLastHeardOfIt() throws Exception {
    @SuppressWarnings("deprecation")
    Job gone =
        new Job(new Configuration(false)) {
          @Override
          public TaskReport[] getTaskReports(TaskType type) throws IOException {
            throw new IOException("Job status not available ");
          }
        };
    assertThat(TaskFailure.first(gone, end("")))
        .isEqualTo("no task reported the reason; its log: http://host/1");
    assertThat(
            TaskFailure.first(
                gone, end("\nTask failed task_1_0001_r_000000\nJob failed as tasks failed.")))
        .startsWith("Task failed task_1_0001_r_000000; what its tasks said of it is lost")
        .contains("is HDFS full")
        .endsWith("; its log: http://host/1");
    String setup = "Job setup failed: java.io.IOException: no space\n\tat a.b(C.java:1)";
    assertThat(TaskFailure.first(gone, end(setup))).startsWith("commit: no space; its log: ");
  }

  private static JobStatus end(String failure) {
    return new JobStatus() {
      @Override
      public String getFailureInfo() {
        return failure;
      }

      @Override
      public String getTrackingUrl() {
        return "http://host/1";
      }
    };
  }

  @Test
  void aTaskWithoutMemorySaysWhatHelps() {
    assertThat(TaskFailure.oneLine("Error: Java heap space"))
        .startsWith("no memory for what a task read (Java heap space); use more memory");
  }

  @Test
  void aContainerThatDiedSaysItsExitCode() {
    assertThat(TaskFailure.oneLine("[2026-11-23 03:29:23.846]" + LAUNCH))
        .isEqualTo("a container ended with exit code 137");
  }

  @Test
  void anExceptionOfATaskCountsMoreThanTheEndOfItsContainer() {
    String exception = "Error: java.io.IOException: text";
    assertThat(TaskFailure.best(List.of(LAUNCH, exception, "later"))).contains(exception);
    assertThat(TaskFailure.best(List.of("", LAUNCH))).contains(LAUNCH);
    assertThat(TaskFailure.best(List.of())).isEmpty();
  }
}
