package io.stepwell.server.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.schemas.catalog.LogLine;
import io.stepwell.server.http.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogPushTest {

  @Test
  void linesComeWithTheirTimesAndLevels() {
    String push =
        """
        {"streams":[
          {"stream":{"level":"warning","test_run_id":"1"},
           "values":[["1795293693034016316","Request Failed"],["1795293693234909079","again\\n"]]},
          {"stream":{},"values":[["5","no level",{"structured":"metadata"}]]},
          {"stream":{"level":"error"},"values":[]}]}
        """;
    assertThat(LogPush.lines(json(push)))
        .containsExactly(
            new LogLine(1795293693034016316L, "warning", "Request Failed"),
            new LogLine(1795293693234909079L, "warning", "again\n"),
            new LogLine(5, "info", "no level"));
  }

  @Test
  void whatIsLongIsCut() {
    String push =
        "{\"streams\":[{\"stream\":{\"level\":\"%s\"},\"values\":[[\"1\",\"%s\"]]}]}"
            .formatted("l".repeat(1000), "x".repeat(100_000));
    LogLine line = LogPush.lines(json(push)).get(0);
    assertThat(line.text()).hasSize(LogPush.LONGEST_LINE + 1).endsWith("x…");
    assertThat(line.level()).hasSizeLessThan(30);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"streams\":{}}",
        "{\"streams\":[1]}",
        "{\"streams\":[{\"stream\":{},\"values\":\"x\"}]}",
        "{\"streams\":[{\"stream\":{},\"values\":[\"x\"]}]}",
        "{\"streams\":[{\"stream\":{},\"values\":[[1,\"x\"]]}]}",
        "{\"streams\":[{\"stream\":{},\"values\":[[\"-1\",\"x\"]]}]}",
        "{\"streams\":[{\"stream\":{},\"values\":[[\"9999999999999999999\",\"x\"]]}]}",
        "{\"streams\":[{\"stream\":{},\"values\":[[\"1\"]]}]}",
        "{\"streams\":[{\"stream\":{},\"values\":[[\"1\",{}]]}]}"
      })
  void whatLokiWouldNotTakeIsRefused(String push) {
    assertThatThrownBy(() -> LogPush.lines(json(push)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Loki");
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
