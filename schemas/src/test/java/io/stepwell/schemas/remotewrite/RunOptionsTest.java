package io.stepwell.schemas.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.query.Selector;
import io.stepwell.schemas.k6.BadInputException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the options of a run may say of receivers. */
class RunOptionsTest {

  private static final ObjectMapper LENIENT = new ObjectMapper();
  private static final String URL = "\"remoteWriteURL\":\"http://prometheus:9090/api/v1/write\"";
  private static final String START = "{\"provider\":\"prometheus\"," + URL;

  private static JsonNode json(String text) {
    try {
      return LENIENT.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  private static RunOptions cloud(String... blocks) {
    return RunOptions.of(json("{\"cloud\":{\"apm\":[" + String.join(",", blocks) + "]}}"));
  }

  private static RemoteWriteBlock block(String fields) {
    return cloud(START + fields + "}").blocks().get(0);
  }

  private static ExportedMetric metric(String source, String target, String... kept) {
    return new ExportedMetric(Selector.parse(source), target, List.of(kept));
  }

  private static List<ExportedMetric> defaults() {
    return Stream.of(
            "data_sent", "data_received", "http_req_duration", "http_reqs", "iterations", "vus")
        .map(name -> metric(name, "k6_" + name))
        .toList();
  }

  @Test
  void aBlockNeedsNoMoreThanProviderAndUrl() {
    assertThat(block(""))
        .isEqualTo(
            new RemoteWriteBlock(
                "cloud.apm[0]",
                URI.create("http://prometheus:9090/api/v1/write"),
                new Credentials.None(),
                defaults(),
                false,
                3));
  }

  /** The first example of the parameters. */
  @Test
  void aBlockMayHaveAllParameters() {
    RemoteWriteBlock block =
        RunOptions.of(
                json(
                    """
                    {"ext":{"loadimpact":{"apm":[{
                      "provider":"prometheus","remoteWriteURL":"https://monitoring.example.com/write",
                      "credentials":{"token":"<token>"},
                      "includeDefaultMetrics":true,
                      "metrics":["http_req_sending","my_rate","my_gauge"],
                      "includeTestRunId":false,
                      "resampleRate":3}]}}}
                    """))
            .blocks()
            .get(0);
    assertThat(block.name()).isEqualTo("ext.loadimpact.apm[0]");
    assertThat(block.credentials()).isEqualTo(new Credentials.Bearer("<token>"));
    assertThat(block.metrics())
        .startsWith(
            metric("http_req_sending", "k6_http_req_sending"),
            metric("my_rate", "k6_my_rate"),
            metric("my_gauge", "k6_my_gauge"))
        .containsAll(defaults())
        .hasSize(9);
  }

  /** The detailed example of metrics. */
  @Test
  void metricsMayHaveSelectorsNamesAndTags() {
    RemoteWriteBlock block =
        block(
            """
            ,"includeDefaultMetrics":false,"includeTestRunId":true,
            "metrics":["vus","data_sent","data_received",
              {"sourceMetric":"checks","keepTags":["check"]},
              {"sourceMetric":"http_req_duration{scenario=\\"default\\",status=~\\"[23][0-9][0-9]\\"}",
               "targetMetric":"k6_http_request_duration","keepTags":["name","method","status"]},
              {"sourceMetric":"http_reqs{status=\\"500\\"}",
               "targetMetric":"k6_http_server_errors_count",
               "keepTags":["scenario","group","name","method"]}]
            """);
    assertThat(block.includesTestRunId()).isTrue();
    assertThat(block.metrics())
        .containsExactly(
            metric("vus", "k6_vus"),
            metric("data_sent", "k6_data_sent"),
            metric("data_received", "k6_data_received"),
            metric("checks", "k6_checks", "check"),
            metric(
                "http_req_duration{scenario=\"default\",status=~\"[23][0-9][0-9]\"}",
                "k6_http_request_duration",
                "name",
                "method",
                "status"),
            metric(
                "http_reqs{status=\"500\"}",
                "k6_http_server_errors_count",
                "scenario",
                "group",
                "name",
                "method"));
  }

  @Test
  void theExampleOfASelectorIsOne() {
    assertThat(
            block(
                    ",\"metrics\":[{\"sourceMetric\":\"http_reqs{name=\\\"http://example.com\\\",status!=\\\"500\\\"}\",\"targetMetric\":\"served\"}]")
                .metrics())
        .contains(metric("http_reqs{name=\"http://example.com\",status!=\"500\"}", "served"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"token\":\"<token>\"} | Bearer <token>",
        "{\"username\":\"<username>\",\"password\":\"<password>\"} | Basic PHVzZXJuYW1lPjo8cGFzc3dvcmQ+",
      })
  void credentialsBecomeAHeader(String credentials, String header) {
    Credentials read = block(",\"credentials\":" + credentials).credentials();
    assertThat(read.authorization()).contains(header);
    assertThat(read.toString()).matches("Bearer|Basic");
  }

  @Test
  void optionsWithoutBlocksSayNothing() {
    for (String options :
        List.of(
            "{}", "{\"cloud\":null,\"ext\":null}", "{\"ext\":{\"loadimpact\":{\"name\":\"x\"}}}")) {
      assertThat(RunOptions.of(json(options))).isEqualTo(RunOptions.NONE);
    }
    assertThat(cloud()).isEqualTo(RunOptions.NONE);
  }

  @Test
  void whatIsOfTheNewerNameCounts() {
    RunOptions options =
        RunOptions.of(
            json(
                "{\"ext\":{\"loadimpact\":{\"apm\":{\"provider\":\"x\"}}},\"cloud\":{\"apm\":"
                    + START
                    + "}}}"));
    assertThat(options.blocks()).extracting(RemoteWriteBlock::name).containsExactly("cloud.apm");
    assertThat(options.notices()).isEmpty();
  }

  @Test
  void whatIsNullIsLeftOpen() {
    assertThat(block(",\"credentials\":null,\"metrics\":null,\"resampleRate\":null"))
        .isEqualTo(block(""));
  }

  @Test
  void otherProvidersAreLeftAloneWithAWord() {
    RunOptions options =
        cloud(
            "{\"provider\":\"datadog\",\"apiKey\":\"secret\",\"appKey\":\"secret\"}", START + "}");
    assertThat(options.blocks()).extracting(RemoteWriteBlock::name).containsExactly("cloud.apm[1]");
    assertThat(options.notices())
        .containsExactly(
            "cloud.apm[0] sends nothing: its provider \"datadog\" is not supported, only prometheus is");
  }

  @Test
  void anEntryGoesBeforeTheDefaultMetricThatItHolds() {
    assertThat(
            block(
                    ",\"metrics\":[\"vus\",\"vus\",{\"sourceMetric\":\"http_reqs\",\"keepTags\":[\"name\"]}]")
                .metrics())
        .hasSize(6)
        .startsWith(metric("vus", "k6_vus"), metric("http_reqs", "k6_http_reqs", "name"))
        .doesNotContain(metric("http_reqs", "k6_http_reqs"));
  }

  @Test
  void entriesOfOneNameMayDifferByATagThatBothKeep() {
    String kept =
        ",\"includeDefaultMetrics\":false,\"metrics\":["
            + Stream.of("404", "500")
                .map(
                    status ->
                        "{\"sourceMetric\":\"http_reqs{status=\\\"%s\\\"}\",\"keepTags\":[\"status\"]}"
                            .formatted(status))
                .reduce((one, other) -> one + "," + other)
                .orElseThrow()
            + "]";
    assertThat(block(kept).metrics()).hasSize(2);
    assertThatThrownBy(() -> block(kept.replace("[\"status\"]", "[\"name\"]")))
        .hasMessage(
            "cloud.apm[0].metrics[0] and cloud.apm[0].metrics[1] can both give the same series of k6_http_reqs; give one of them another targetMetric, or keep a tag by which their selectors differ");
  }

  @Test
  void twoBlocksMaySendTheSameToReceiversOfDifferentNamesOrUsers() {
    String other = START.replace("9090", "9091");
    String user = START + ",\"credentials\":{\"token\":\"another\"}";
    assertThat(cloud(START + "}", other + "}", user + "}").blocks()).hasSize(3);
    assertThatThrownBy(() -> cloud(START + "}", other + "}", START + "}"))
        .hasMessage(
            "cloud.apm[0] and cloud.apm[2] both send k6_data_sent to the same receiver; leave it out of one, with its includeDefaultMetrics set to false if it is a default metric");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://host/x",
        "prometheus:9090",
        "/api/v1/write",
        "http://",
        "http:///api",
        "http://host:99999/x",
        "http://a host/x",
        "http://host/a/../b",
        "http://host/a/%2E%2e/b"
      })
  void whatIsNoUrlIsRefused(String url) {
    assertThatThrownBy(
            () -> cloud("{\"provider\":\"prometheus\",\"remoteWriteURL\":\"" + url + "\"}"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("cloud.apm[0].remoteWriteURL is no URL of a receiver; one is http");
  }

  @Test
  void everyOtherMistakeIsToldInOneSentence() {
    Arrays.stream(MISTAKES.split("\n"))
        .map(line -> line.split(" =>", 2))
        .forEach(
            mistake ->
                assertThatThrownBy(() -> cloud(mistake[0].replace("START", START)))
                    .as(mistake[0])
                    .isInstanceOf(BadInputException.class)
                    .hasMessage("cloud.apm[0]" + mistake[1].replaceFirst("^ \\.", ".")));
  }

  private static final String MISTAKES =
      """
      7 => .provider is missing; write prometheus
      {} => .provider is missing; write prometheus
      {"provider":"prometheus"} => .remoteWriteURL is missing; write where the receiver is, as in http://prometheus.example:9090/api/v1/write
      {"provider":"prometheus","remoteWriteURL":"http://me:secret@host/x"} => .remoteWriteURL names a user; write username and password into credentials instead
      {"provider":"prometheus","remoteWriteURL":"http://host/x#y"} => .remoteWriteURL ends in a fragment; leave out # and what follows it
      {"provider":"prometheus","remoteWriteURL":9090} => .remoteWriteURL is no text, or an empty one
      START,"resamplerate":1} => has the key "resamplerate", which is none of credentials, includeDefaultMetrics, includeTestRunId, metrics, provider, remoteWriteURL, resampleRate
      START,"resampleRate":0} => .resampleRate is no whole number of seconds from 1 to 10; leave it out for 3
      START,"resampleRate":11} => .resampleRate is no whole number of seconds from 1 to 10; leave it out for 3
      START,"resampleRate":1.5} => .resampleRate is no whole number of seconds from 1 to 10; leave it out for 3
      START,"resampleRate":1e99} => .resampleRate is no whole number of seconds from 1 to 10; leave it out for 3
      START,"resampleRate":"3"} => .resampleRate is no whole number of seconds from 1 to 10; leave it out for 3
      START,"includeTestRunId":"yes"} => .includeTestRunId is true or false
      START,"includeDefaultMetrics":1} => .includeDefaultMetrics is true or false
      START,"includeDefaultMetrics":false} => .metrics is empty and there are no default metrics, so nothing would be sent; name some
      START,"metrics":"vus"} => .metrics is no list, or has more than 500 elements
      START,"metrics":[7]} => .metrics[0] is neither a metric's name nor an object with a sourceMetric
      START,"metrics":["vus",{}]} => .metrics[1].sourceMetric is missing; write the name of a k6 metric
      START,"metrics":[{"sourceMetric":"vus","target":"x"}]} => .metrics[0] has the key "target", which is none of keepTags, sourceMetric, targetMetric
      START,"metrics":["http_reqs{status=500}"]} => .metrics[0]: the selector http_reqs{status=500} is not valid: expected a value in double quotes at character 18, before 500}
      START,"metrics":[{"sourceMetric":"{status=\\"500\\"}"}]} => .metrics[0].sourceMetric: the selector {status="500"} names no metric; write one first, as in http_reqs{status="200"}
      START,"metrics":[{"sourceMetric":"vus","targetMetric":"my-vus"}]} => .metrics[0].targetMetric is no name of a Prometheus metric; one is letters, digits, _ and :, and begins with no digit
      START,"metrics":["my metric"]} => .metrics[0].targetMetric is no name of a Prometheus metric, as it is made of the source metric's; one is letters, digits, _ and :, and begins with no digit
      START,"metrics":[{"sourceMetric":"vus","keepTags":"name"}]} => .metrics[0].keepTags is no list, or has more than 50 elements
      START,"metrics":[{"sourceMetric":"vus","keepTags":["my-tag"]}]} => .metrics[0].keepTags has an element that is no name of a Prometheus label; one is letters, digits and _, and begins with neither a digit nor __
      START,"metrics":[{"sourceMetric":"vus","keepTags":["test_run_id"]}]} => .metrics[0].keepTags names test_run_id; set includeTestRunId to true instead
      START,"metrics":["http_reqs{status=\\"500\\"}"]} => .metrics[0] becomes k6_http_reqs, as the default metric http_reqs does; give it another targetMetric, or set includeDefaultMetrics to false
      START,"credentials":"token"} => .credentials is no object; it has the keys password, token, username
      START,"credentials":{}} => .credentials holds neither a token alone nor a username and a password; write one of these, and see that a variable of the environment that they come from is set
      START,"credentials":{"token":"a","username":"b","password":"c"}} => .credentials holds neither a token alone nor a username and a password; write one of these, and see that a variable of the environment that they come from is set
      START,"credentials":{"username":"b"}} => .credentials holds neither a token alone nor a username and a password; write one of these, and see that a variable of the environment that they come from is set
      START,"credentials":{"username":"a:b","password":"c"}} => .credentials.username has a colon, which no user of basic authentication may have
      START,"credentials":{"token":""}} => .credentials.token is empty, or has a line break or the like in it
      START,"credentials":{"token":"a\\nb"}} => .credentials.token is empty, or has a line break or the like in it
      START,"credentials":{"token":"a b"}} => .credentials.token is not of letters, digits and punctuation without blanks
      START,"credentials":{"token":{"env":"HOME"}}} => .credentials.token is no text
      START,"credentials":{"key":"a"}} => .credentials has the key "key", which is none of password, token, username
      START,"projects":[1]} => has the key "projects", which is none of credentials, includeDefaultMetrics, includeTestRunId, metrics, provider, remoteWriteURL, resampleRate
      """;
}
