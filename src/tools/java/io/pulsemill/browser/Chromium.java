package io.pulsemill.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The browser of this machine, without a window. */
public final class Chromium {
  private static final int HEIGHT = 900;

  private Chromium() {}

  /** What a browser asks its page to be. */
  public enum Scheme {
    LIGHT(1),
    DARK(0);

    /** As Blink counts them. */
    private final int number;

    Scheme(int number) {
      this.number = number;
    }
  }

  /** Whether this machine has Chromium and its driver, where Debian and its like put them. */
  public static boolean isHere() {
    return browser() != null && driver() != null;
  }

  /**
   * Starts one whose window is {@code width} CSS pixels wide, and which keeps all that pages log.
   *
   * @param ratio pixels of a screenshot to a CSS pixel
   */
  public static ChromeDriver start(int width, Scheme scheme, double ratio) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars");
    options.addArguments("--blink-settings=preferredColorScheme=" + scheme.number);
    Map<String, Object> metrics = Map.of("width", width, "height", HEIGHT, "pixelRatio", ratio);
    options.setExperimentalOption("mobileEmulation", Map.of("deviceMetrics", metrics));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver()).build();
    return new ChromeDriver(service, options);
  }

  private static File browser() {
    return first("chromium", "chromium-browser", "google-chrome");
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
