package io.stepwell.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.stepwell.cluster.Served;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of this machine, without a window. */
final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  /** Keeps it from asking others for anything by itself. */
  private static final List<String> QUIET =
      List.of("--disable-background-networking", "--disable-component-update", "--disable-sync");

  /** Long, as other processes have the machine too; nothing waits longer than it must. */
  private static final double PATIENCE_MILLIS = 30_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** A test that needs it where it is not is skipped; where everything must be tested, fails. */
  static Chromium start() {
    Optional<Path> found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty() && !"true".equals(System.getenv("CI"))) {
      System.out.println("skipped, as there is no chromium on the PATH");
      assumeTrue(false, "no chromium on the PATH");
    }
    assertThat(found).as("chromium on the PATH").isPresent();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(found.orElseThrow())
                    .setArgs(QUIET));
    return new Chromium(playwright, browser);
  }

  /** A viewer of a server's pages who has typed no token yet. */
  Viewer viewer(Served served, Look look) {
    return new Viewer(
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.scheme())
                .setLocale("en-GB")
                .setTimezoneId("Asia/Kolkata")),
        served);
  }

  /** The same, who has typed the right one. */
  Viewer loggedIn(Served served, Look look) {
    Viewer viewer = viewer(served, look);
    viewer.logIn();
    return viewer;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
