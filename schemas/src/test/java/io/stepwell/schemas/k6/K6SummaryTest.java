package io.stepwell.schemas.k6;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class K6SummaryTest {

  private static K6Summary read(String text) throws IOException {
    return K6Summary.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "s.json");
  }

  @Test
  void readsFiguresAndThresholds() throws IOException {
    K6Summary summary =
        read(
            "{\"metrics\":{\"http_req_duration{scenario:browse}\":{\"p(95)\":9.5,\"count\":247,"
                + "\"thresholds\":{\"p(99)<8000\":false,\"avg<1\":true}},\"vus\":{\"value\":1}}}");
    assertThat(summary.value("http_req_duration{scenario:browse}", "p(95)")).hasValue(9.5);
    assertThat(summary.value("vus", "value")).hasValue(1);
    assertThat(summary.value("vus", "max")).isEmpty();
    assertThat(summary.value("none", "max")).isEmpty();
    assertThat(summary.failedThresholds().get("http_req_duration{scenario:browse}"))
        .containsEntry("p(99)<8000", false)
        .containsEntry("avg<1", true)
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "{\"metrics\":1}", "{\"metrics\":"})
  void refusesWhatIsNoSummary(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(NotK6Exception.class)
        .hasMessageStartingWith("s.json is not a summary of k6");
  }
}
