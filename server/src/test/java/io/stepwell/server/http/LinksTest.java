package io.stepwell.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {

  private static String link(String target, String... headers) {
    List<Map.Entry<String, String>> entries = new ArrayList<>();
    for (int i = 0; i < headers.length; i += 2) {
      entries.add(Map.entry(headers[i], headers[i + 1]));
    }
    Headers sent = Headers.of(entries);
    Request request = new Request("GET", target, sent, "127.0.0.1", Site.of(sent));
    return Links.with(request, "$skip", "2");
  }

  @Test
  void theOtherParametersStay() {
    assertThat(link("/a%20b?$top=1&$skip=1&name=x%26y", "Host", "h:1"))
        .isEqualTo("http://h:1/a%20b?$top=1&name=x%26y&$skip=2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Forwarded-Proto | https                                   | https",
        "X-Forwarded-Proto | HTTPS, http                             | https",
        "X-Forwarded-Proto | http                                    | http",
        "X-Forwarded-Proto | javascript                              | http",
        "X-Forwarded-Proto | https://evil.example/                   | http",
        "Forwarded         | for=192.0.2.4;proto=https;host=x        | https",
        "Forwarded         | for=\"[2001:db8::1]:47\"; Proto=\"https\" | https",
        "Forwarded         | proto=http, for=192.0.2.4;proto=https   | http",
        "Forwarded         | for=192.0.2.4                           | http",
        "Forwarded         | proto                                   | http",
        "Forwarded         | proto=ftp                               | http",
      })
  void aProxySaysHowItIsReached(String header, String value, String scheme) {
    assertThat(link("/x", "Host", "stepwell.example", header, value))
        .isEqualTo(scheme + "://stepwell.example/x?$skip=2");
  }

  @Test
  void theStandardHeaderCountsFirst() {
    assertThat(link("/x", "Host", "h", "Forwarded", "proto=http", "X-Forwarded-Proto", "https"))
        .startsWith("http://h/");
    assertThat(link("/x", "Host", "h", "Forwarded", "for=_x", "X-Forwarded-Proto", "https"))
        .startsWith("https://h/");
  }

  @ParameterizedTest
  @CsvSource({"a/b", "user@host", "h ost", "'<script>'", "''"})
  void aHostThatIsNoneIsLeftOut(String host) {
    assertThat(link("/x", "Host", host, "X-Forwarded-Proto", "https")).isEqualTo("/x?$skip=2");
  }
}
