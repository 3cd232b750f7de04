package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.pulsemill.browser.Chromium;
import io.pulsemill.browser.Chromium.Scheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** The page of a real run in headless Chromium, as wide as a phone and as a desk has it. */
class ReportInBrowserIT {
  /** A real measurement; its table has a long path. */
  private static final Path COSTS =
      Path.of("src/main/resources/io/pulsemill/costmodel/tradeoff.json");

  /** Of a pipeline five, of a measurement one a size and the break-even. */
  private static final int PICTURES = 5 + 4 + 1;

  @TempDir private static Path folder;

  private static Path plain;
  private static Path full;

  @BeforeAll
  static void runPipeline() {
    assumeThat(Chromium.isHere()).as("Chromium and its driver on this machine").isTrue();
    Path run = folder.resolve("run");
    CommandLineRun.done(
        "pipeline",
        "--input",
        CommandLineRun.simulate(folder.resolve("o"), 600),
        "--output",
        run,
        "--compare-engines");
    plain = run.resolve("report.html");
    full = folder.resolve("full.html");
    CommandLineRun.done("report", "--run", run, "--tradeoff", COSTS, "--output", full);
  }

  @ParameterizedTest
  @CsvSource({"390,LIGHT", "390,DARK", "1440,LIGHT", "1440,DARK"})
  void allPicturesAreThereAndNothingOverflows(int width, Scheme scheme) {
    ChromeDriver chrome = Chromium.start(width, scheme, 1);
    try {
      for (Path page : List.of(plain, full)) {
        chrome.get(page.toUri().toString());
        assertThat(chrome.manage().logs().get(LogType.BROWSER).getAll()).as("console").isEmpty();
        assertThat(number(chrome, "return innerWidth")).isEqualTo(width);
        assertThat(number(chrome, "return document.documentElement.scrollWidth"))
            .as("width of %s", page)
            .isLessThanOrEqualTo(width);
        assertThat(number(chrome, "return document.querySelectorAll('figure > svg').length"))
            .isEqualTo(page.equals(full) ? PICTURES : 5);
        assertThat(number(chrome, "return document.querySelectorAll('.missing').length")).isZero();
        assertThat(chrome.executeScript(OUTSIDE)).as("pictures that do not fit").isEqualTo("");
        assertThat(number(chrome, "return performance.getEntriesByType('resource').length"))
            .as("things loaded")
            .isZero();
      }
      Object paper = chrome.executeScript("return getComputedStyle(document.body).backgroundColor");
      assertThat(paper)
          .isEqualTo(scheme == Scheme.LIGHT ? "rgb(245, 246, 247)" : "rgb(14, 17, 19)");
    } finally {
      chrome.quit();
    }
  }

  /** Titles of pictures that are small or leave their figure, or draw beyond their own frame. */
  private static final String OUTSIDE =
      """
      return [...document.querySelectorAll('figure > svg')].filter(svg => {
        const box = svg.getBoundingClientRect();
        const figure = svg.parentElement.getBoundingClientRect();
        const drawn = [...svg.querySelectorAll('path')].some(path => {
          const inner = path.getBoundingClientRect();
          return inner.left < box.left - 1 || inner.right > box.right + 1
            || inner.top < box.top - 1 || inner.bottom > box.bottom + 1;
        });
        return box.width < 250 || box.height < 150 || box.right > figure.right + 1 || drawn;
      }).map(svg => svg.querySelector('title').textContent).join(', ');
      """;

  private static long number(JavascriptExecutor chrome, String script) {
    return ((Number) chrome.executeScript(script)).longValue();
  }
}
