package io.stepwell.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever has a token sees what it opens, and the token is nowhere but in a cookie. */
@ExtendWith(Pages.class)
@Timeout(120)
class LoginPageIT {

  private static final String RUN = "/runs/" + PagesHome.FINISHED;

  private final String token;
  private final Viewer viewer;
  private final Page page;
  private final List<String> addresses = new ArrayList<>();

  LoginPageIT(Chromium chromium, PagesHome home) {
    token = home.server().environment().getOrDefault("K6_CLOUD_TOKEN", "");
    viewer = chromium.viewer(home.server(), Look.WIDE_LIGHT);
    page = viewer.page();
    page.onRequest(request -> addresses.add(request.url()));
  }

  @AfterEach
  void close() {
    viewer.close();
  }

  @Test
  void aTokenIsAskedForUntilItIsRight() {
    viewer.open(RUN);
    assertThat(page.locator("h1")).hasText("A token is needed");
    type("wrong");
    assertThat(page.getByRole(AriaRole.ALERT)).hasText("That is not a token of this server.");
    assertThat(page.locator(".tile")).hasCount(0);
    type(token);
    assertThat(viewer.tile("Requests")).isVisible();
    assertThat(page.url()).endsWith(RUN);
    assertThat(viewer.faults()).allMatch(fault -> fault.contains("401")).isNotEmpty();
  }

  @Test
  void theTokenIsInNoAddressAndNoScriptReadsIt() {
    viewer.open(RUN);
    type(token);
    assertThat(viewer.tile("Requests")).isVisible();
    assertThat(addresses).hasSizeGreaterThan(10).noneMatch(url -> url.contains(token));
    assertThat(
            (String)
                page.evaluate(
                    "document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage })"))
        .isEqualTo("{}");
    List<Cookie> cookies = page.context().cookies();
    assertThat(cookies).hasSize(1).allMatch(cookie -> cookie.httpOnly);
    assertThat(page.content()).doesNotContain(token);
  }

  @Test
  void aTokenOfAProjectWithoutRunsOpensAnEmptyPage() {
    viewer.open("/");
    type(PagesHome.TOKEN_OF_NOTHING);
    assertThat(page.getByText("No run has come in yet.")).isVisible();
    viewer.open(RUN);
    assertThat(page.locator("h1")).hasText("Not found");
    page.getByText("All load tests").click();
    assertThat(page.locator("h1")).hasText("Load tests");
  }

  private void type(String text) {
    page.getByLabel("Token").fill(text);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open")).click();
  }
}
