package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The page of a real run in headless Chromium, as wide as a phone and as a desk has it. */
class ReportInBrowserIT {
  /** A real measurement; its table has a long path. */
  private static final Path COSTS =
      Path.of("src/main/resources/io/pulsemill/tradeoff/tradeoff.json");

  /** Of a pipeline five, of a measurement one a size and the break-even. */
  private static final int PICTURES = 5 + 3 + 1;

  @TempDir private static Path folder;

  private static Path plain;
  private static Path full;

  @BeforeAll
  static void runPipeline() {
    assumeThat(browser()).as("Chromium and its driver on this machine").isNotNull();
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
  @CsvSource({"390,1", "390,0", "1440,1", "1440,0"}) // 1: light, 0: dark
  void allPicturesAreThereAndNothingOverflows(int width, int scheme) {
    ChromeDriver chrome = start(width, scheme);
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
      assertThat(paper).isEqualTo(scheme == 1 ? "rgb(245, 246, 247)" : "rgb(14, 17, 19)");
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

  private static ChromeDriver start(int width, int scheme) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu");
    options.addArguments("--blink-settings=preferredColorScheme=" + scheme);
    options.setExperimentalOption(
        "mobileEmulation",
        Map.of("deviceMetrics", Map.of("width", width, "height", 900, "pixelRatio", 1.0)));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver()).build();
    return new ChromeDriver(service, options);
  }

  private static long number(JavascriptExecutor chrome, String script) {
    return ((Number) chrome.executeScript(script)).longValue();
  }

  /** Where Debian and its like put it; null where driver or browser are missing. */
  private static File browser() {
    return driver() == null ? null : first("chromium", "chromium-browser", "google-chrome");
  }

  private static File driver() {
    return first("chromedriver");
  }

  private static File first(String... names) {
    return Stream.of(names)
        .map(name -> Path.of("/usr/bin", name))
        .filter(Files::isExecutable)
        .map(Path::toFile)
        .findFirst()
        .orElse(null);
  }
}
