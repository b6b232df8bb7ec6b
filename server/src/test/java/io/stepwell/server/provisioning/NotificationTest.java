package io.stepwell.server.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.server.http.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The codes and reasons are those that k6 2.2.0 sends. */
class NotificationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8036 | thresholds on metrics 'cc' were crossed; at least one has abortOnFail enabled, stopping test prematurely | ABORTED_BY_THRESHOLD",
        "8036 | test aborted: my reason at default (file:///a.js:6:90(20)) | ABORTED_BY_USER",
        "8036 | test run was aborted because k6 received a 'interrupt' signal | ABORTED_BY_USER",
        "8035 | Error: oh no | ABORTED_BY_SCRIPT_ERROR",
        "8034 | setup() execution timed out after 1 seconds | ABORTED_BY_LIMIT",
        "8034 | teardown() execution timed out after 1 seconds | ABORTED_BY_LIMIT",
        "0    | something else | ABORTED_BY_SYSTEM",
        "4711 | a code of tomorrow | ABORTED_BY_SYSTEM",
      })
  void anErrorTellsHowTheRunEnded(int code, String reason, RunStatus status) {
    Notification read =
        Notification.of(
            json(
                "{\"event_type\":\"script_execution_completed\",\"error\":{\"code\":%d,\"reason\":\"%s\"}}"
                    .formatted(code, reason)));
    assertThat(read.status()).isEqualTo(status);
    assertThat(read.reason()).contains(reason);
  }

  @Test
  void aRunThatIsMarkedAsFailedRanToItsEnd() {
    Notification read =
        Notification.of(
            json(
                "{\"event_type\":\"script_execution_completed\",\"error\":{\"code\":0,\"reason\":\"test run was marked as failed\"}}"));
    assertThat(read.status()).isEqualTo(RunStatus.FINISHED);
    assertThat(read.result()).hasValue(1);
  }

  @Test
  void withoutAnErrorTheRunIsFinished() {
    assertThat(
            Notification.of(json("{\"error\":null,\"event_type\":\"script_execution_completed\"}")))
        .extracting(Notification::status, notification -> notification.reason().isPresent())
        .containsExactly(RunStatus.FINISHED, false);
  }

  @Test
  void aLongReasonIsCut() {
    Notification read =
        Notification.of(
            json(
                "{\"event_type\":\"script_execution_completed\",\"error\":{\"code\":8035,\"reason\":\"%s\"}}"
                    .formatted("x".repeat(100_000))));
    assertThat(read.reason().orElseThrow()).hasSize(1001).endsWith("x…");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"event_type\":\"script_execution_started\"}",
        "{\"event_type\":\"script_execution_completed\",\"error\":8036}",
        "{\"event_type\":\"script_execution_completed\",\"error\":\"8036\"}",
        "{\"event_type\":\"script_execution_completed\",\"error\":[]}"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> Notification.of(json(text))).isInstanceOf(ProblemException.class);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
