package io.stepwell.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.stepwell.cluster.Served;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who looks at pages, with cookies of their own, and who notes all that no page may do:
 * errors in the console, dialogs, and requests to another host.
 */
final class Viewer implements AutoCloseable {

  private final BrowserContext context;
  private final Served served;
  private final Page page;
  private final List<String> faults = new ArrayList<>();

  Viewer(BrowserContext context, Served served) {
    this.context = context;
    this.served = served;
    page = context.newPage();
    page.onConsoleMessage(this::said);
    page.onPageError(error -> faults.add("error: " + error));
    page.onDialog(
        dialog -> {
          faults.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    context.onRequest(request -> asked(request.url()));
  }

  private void said(ConsoleMessage message) {
    if (message.type().equals("error")) {
      faults.add("console: " + message.text() + " of " + message.location());
    }
  }

  private void asked(String url) {
    if (!url.startsWith(served.url() + "/") && !url.startsWith("data:")) {
      faults.add("request: " + url);
    }
  }

  /** What the page lets do and see. */
  Page page() {
    return page;
  }

  /** Gets the cookie that a typed token gets. */
  void logIn() {
    String token = served.environment().get("K6_CLOUD_TOKEN");
    RequestOptions form = RequestOptions.create().setForm(FormData.create().set("token", token));
    assertThat(context.request().post(served.url() + "/login", form).status()).isEqualTo(204);
  }

  /** Opens a path of the server, and returns when the page's heading is there. */
  Page open(String path) {
    page.navigate(served.url() + path);
    page.locator("h1").first().waitFor();
    return page;
  }

  /** Waits until all parts of a run's page have what they show at first. */
  void awaitWhole() {
    page.locator("main:not([aria-busy])").waitFor();
  }

  /** The text of a run's state. */
  Locator state() {
    return page.locator(".standing .badge");
  }

  /** The part of the page with that heading. */
  Locator part(String heading) {
    return page.locator("section.panel")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(heading).setExact(true))));
  }

  /** The value that a tile shows. */
  Locator tile(String title) {
    return page.locator(".tile")
        .filter(
            new Locator.FilterOptions()
                .setHas(page.getByText(title, new Page.GetByTextOptions().setExact(true))))
        .locator(".tile-value");
  }

  /** The rows of a table, each cell's text as it is in the document. */
  @SuppressWarnings("unchecked")
  List<List<String>> rows(String table) {
    awaitWhole();
    return (List<List<String>>)
        page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName(table).setExact(true))
            .evaluate(
                "table => [...table.tBodies[0].rows].filter(row => row.className !== 'detail')"
                    + ".map(row => [...row.cells].map(cell => cell.textContent))");
  }

  /** Clicks each element of a part that a selector finds, even if a click draws the others anew. */
  void clickEach(Locator part, String selector) {
    part.evaluate(
        "(part, found) => [...part.querySelectorAll(found)]"
            + ".forEach((one, index) => part.querySelectorAll(found)[index].click())",
        selector);
  }

  /** Nothing is wider than the screen, so that nobody has to scroll sideways. */
  void assertNothingSticksOut() {
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .as("width of %s", page.url())
        .isLessThanOrEqualTo((Integer) page.evaluate("innerWidth"));
  }

  /** What it has done so far that no page may do, apart from what a test brings about. */
  List<String> faults() {
    return faults;
  }

  /** It has done nothing that no page may do. */
  void assertQuiet() {
    assertThat(faults).isEmpty();
  }

  @Override
  public void close() {
    context.close();
  }
}
