package io.stepwell.schemas.k6;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class K6OptionsTest {

  @Test
  void whatWasSetIsKept() {
    K6Options options =
        K6Options.of(
            json(
                """
                {"vus":9,"duration":null,"tags":{"env":"test"},
                 "scenarios":{"browse":{"executor":"constant-vus","vus":2,"startTime":null}},
                 "thresholds":{"checks":["rate>0.5",{"threshold":"rate>0.4","abortOnFail":true}]}}
                """));
    assertThat(options.json())
        .isEqualTo(
            "{\"vus\":9,\"tags\":{\"env\":\"test\"},"
                + "\"scenarios\":{\"browse\":{\"executor\":\"constant-vus\",\"vus\":2}},"
                + "\"thresholds\":{\"checks\":[\"rate>0.5\","
                + "{\"threshold\":\"rate>0.4\",\"abortOnFail\":true}]}}");
    assertThat(options.thresholds())
        .isEqualTo("{\"checks\":[\"rate>0.5\",{\"threshold\":\"rate>0.4\",\"abortOnFail\":true}]}");
  }

  @Test
  void whatMayBeSecretIsNot() {
    K6Options options =
        K6Options.of(
            json(
                """
                {"env":{"PASSWORD":"hidden"},
                 "scenarios":{"a":{"executor":"constant-vus","env":{"PASSWORD":"hidden"}}},
                 "tlsAuth":[{"domains":["x"],"cert":"hidden","key":"hidden","password":"hidden"}],
                 "cloud":{"token":"hidden"},
                 "ext":{"loadimpact":{"token":"hidden","apm":[{"credentials":"hidden"}]}},
                 "whateverComesNext":"hidden"}
                """));
    assertThat(options.json()).isEqualTo("{\"scenarios\":{\"a\":{\"executor\":\"constant-vus\"}}}");
    assertThat(options.thresholds()).isEqualTo("{}");
  }

  @Test
  void thresholdsAloneAreOptionsToo() {
    K6Options options = K6Options.ofThresholds(json("{\"checks\":[\"rate>0.5\"]}"));
    assertThat(options.json()).isEqualTo("{\"thresholds\":{\"checks\":[\"rate>0.5\"]}}");
    assertThat(options.thresholds()).isEqualTo("{\"checks\":[\"rate>0.5\"]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                               | the options are no JSON object",
        "{\"scenarios\":[]}               | the scenarios are no JSON object",
        "{\"scenarios\":{\"a\":1}}        | the scenario \"a\" is no JSON object",
        "{\"thresholds\":\"rate>0.5\"}    | the thresholds are no JSON object",
        "{\"thresholds\":{\"a\":\"b<1\"}} | the thresholds of \"a\" are no array",
        "{\"thresholds\":{\"a\":{\"x\":\"b<1\"}}} | the thresholds of \"a\" are no array",
        "{\"thresholds\":{\"a\":[1]}}     | the thresholds of \"a\" are no array",
        "{\"thresholds\":{\"a\":[{\"threshold\":{}}]}} | the thresholds of \"a\" are no array",
      })
  void whatK6WouldNotWriteIsRefused(String options, String sentence) {
    assertThatThrownBy(() -> K6Options.of(json(options)))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(sentence);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
