package io.pulsemill.browser;

import io.pulsemill.browser.Chromium.Scheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** A page and its figures as PNG: to be looked at, and for documents. */
final class Screenshots {
  private static final int PHONE = 390;
  private static final int DESKTOP = 1440;
  private static final double SHARP = 2;

  /** Selenium warns that it does not know every version of a browser's debugging protocol. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private Screenshots() {}

  /**
   * {@code Screenshots PAGE FOLDER}: the whole page at two widths, light and dark ({@code
   * page-390-dark.png}), and each figure by its title ({@code break-even.png}).
   */
  public static void main(String[] words) throws IOException {
    SELENIUM.setLevel(Level.SEVERE);
    String page = Path.of(words[0]).toUri().toString();
    Path folder = Files.createDirectories(Path.of(words[1]));
    for (int width : new int[] {PHONE, DESKTOP}) {
      for (Scheme scheme : Scheme.values()) {
        String name = "page-%d-%s.png".formatted(width, scheme).toLowerCase(Locale.ROOT);
        ChromeDriver chrome = Chromium.start(width, scheme, 1);
        try {
          chrome.get(page);
          Files.write(folder.resolve(name), whole(chrome));
        } finally {
          chrome.quit();
        }
      }
    }
    ChromeDriver chrome = Chromium.start(DESKTOP, Scheme.LIGHT, SHARP);
    try {
      chrome.get(page);
      for (WebElement figure : chrome.findElements(By.tagName("figure"))) {
        String title = figure.findElement(By.tagName("strong")).getText();
        String name = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        Path file = folder.resolve(name.replaceAll("^-|-$", "") + ".png");
        Files.write(file, figure.getScreenshotAs(OutputType.BYTES));
      }
    } finally {
      chrome.quit();
    }
  }

  /** More than the window shows. */
  private static byte[] whole(ChromeDriver chrome) {
    Map<String, Object> command = Map.of("format", "png", "captureBeyondViewport", true);
    Object data = chrome.executeCdpCommand("Page.captureScreenshot", command).get("data");
    return Base64.getDecoder().decode((String) data);
  }
}
