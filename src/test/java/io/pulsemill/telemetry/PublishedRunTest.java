package io.pulsemill.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.pulsemill.InputException;
import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;
import io.pulsemill.job.RunEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedRunTest {
  private static final String LABELS = "run=\"out/model.json\",verb=\"train\"";

  @TempDir Path folder;
  private final List<String> warnings = new CopyOnWriteArrayList<>();

  @Test
  void theFileHasWhatTheRunCameTo() throws Exception {
    Path file = folder.resolve("run.prom");
    PublishedRun run = run(file, null);
    assertThat(Files.readString(file))
        .contains("pulsemill_run_finished{" + LABELS + "} 0.0\n")
        .doesNotContain("pulsemill_pass_loss"); // none yet, and 0 would be one
    run.event(new RunEvent.StageBegan("train"));
    run.event(new RunEvent.JobShare("pass-0001", "job_1", 100, 50, null));
    run.event(new RunEvent.Predicted("jobs", 5, 2.5));
    run.event(new RunEvent.Pass(1, 100, 0.5, 0.25, 4));
    run.event(new RunEvent.Pass(2, 100, 0.25, 0.125, 2));
    run.event(new RunEvent.StageParts("train", Map.of("compute", 3.5)));
    run.event(new RunEvent.JobsDone(1000, 2));
    run.close();
    assertThat(lines(file)).contains("pulsemill_stage_progress_ratio{" + stage("train") + "} 0.75");
    run.event(new RunEvent.StageEnded("train jobs", 200, 10));
    run.end(false);
    run.close();

    assertThat(lines(file))
        .contains(
            "# TYPE pulsemill_passes counter",
            "pulsemill_passes_total{" + LABELS + "} 2.0",
            "pulsemill_pass_loss{" + LABELS + "} 0.25",
            "pulsemill_pass_gradient_norm{" + LABELS + "} 0.125",
            "pulsemill_pass_seconds{" + LABELS + "} 2.0",
            "pulsemill_pass_rows_per_second{" + LABELS + "} 50.0",
            "pulsemill_pass_predicted_seconds{" + LABELS + "} 2.5",
            "pulsemill_part_seconds{part=\"compute\"," + stage("train") + "} 3.5",
            "pulsemill_shuffled_bytes_total{" + LABELS + "} 1000.0",
            "pulsemill_failed_attempts_total{" + LABELS + "} 2.0",
            "pulsemill_stage_progress_ratio{" + stage("train") + "} 1.0",
            "pulsemill_stage_rows_per_second{" + stage("train jobs") + "} 20.0",
            "pulsemill_run_finished{" + LABELS + "} 1.0",
            "pulsemill_run_failed{" + LABELS + "} 1.0",
            "# EOF");
    assertThat(folder.toFile().list()).containsExactly("run.prom");
    assertThat(warnings).isEmpty();
  }

  @Test
  void aFileThatCannotBeWrittenIsRefusedBeforeTheRun() {
    assertThatThrownBy(() -> run(folder.resolve("missing/run.prom"), null))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--metrics-file " + folder + "/missing/run.prom: expected a file");
  }

  @Test
  void thePushgatewayGetsTheSame() throws Exception {
    List<String> requests = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n" + body);
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    server.start();
    try (PublishedRun run = run(null, "http://localhost:" + server.getAddress().getPort())) {
      run.event(new RunEvent.Pass(1, 100, 0.5, 0.25, 4));
      run.end(true);
    } finally {
      server.stop(0);
    }

    assertThat(requests.get(requests.size() - 1))
        .startsWith("PUT /metrics/job/pulsemill/run@base64/b3V0L21vZGVsLmpzb24=\n")
        .contains("pulsemill_pass_loss{" + LABELS + "} 0.5\n")
        .contains("pulsemill_run_finished{" + LABELS + "} 1.0\n");
    assertThat(warnings).isEmpty();
  }

  @Test
  void aPushgatewayThatIsAwayOrSilentIsOneWarning() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      String address = "http://localhost:" + silent.getLocalPort();
      PublishedRun run = run(null, address);
      run.close();
      run.close();
      assertThat(warnings).hasSize(1);
      assertThat(warnings.get(0))
          .startsWith("--pushgateway " + address + ": no metrics there, the run goes on: ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost:9091", "ftp://h:1", "http://", "http://h:1/path", "http://h:1?q", "%"})
  void anAddressThatIsNoneIsRefused(String address) {
    assertThatThrownBy(() -> run(null, address))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("--pushgateway: expected http://HOST:PORT or https://HOST:PORT");
  }

  @Test
  void aPasswordInTheAddressIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> run(null, "http://u:secret@h:1"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no user or password")
        .hasMessageNotContaining("secret");
  }

  private PublishedRun run(Path file, String pushgateway) {
    return new PublishedRun("out/model.json", "train", file, pushgateway, heard());
  }

  private Progress heard() {
    return new Progress() {
      @Override
      public void say(String line) {}

      @Override
      public void warn(String line) {
        warnings.add(line);
      }

      @Override
      public void ran(FinishedJob job) {}
    };
  }

  private static String stage(String name) {
    return "run=\"out/model.json\",stage=\"%s\",verb=\"train\"".formatted(name);
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file);
  }
}
