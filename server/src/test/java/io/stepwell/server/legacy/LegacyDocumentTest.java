package io.stepwell.server.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.k6test.K6Test;
import io.stepwell.server.TestHome;
import io.stepwell.server.TestServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The examples that the documentation of version 2 prints, on runs made for them. An answer has the
 * same fields, of the same types; and the same values, where data can give them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LegacyDocumentTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String V2 = "/loadtests/v2/";

  private static final String METRIC =
      """
      {"check_id":"6b1033e4a2021d21a3e856a53b3e7130","contains":"default",
       "group_id":"24f16e4b60535af8fd5ce494947b8a59","id":"d9b21849a4ee9c3b67c30cfe6993ae6a",
       "name":"http_req_duration","project_id":123,
       "tags":{"method":"GET","status":"200","url":"https://test.k6.io"},
       "test_run_id":103054,"type":"trend","url_id":"string"}
      """;

  private static final String RUN_103054 =
      """
      load run 103054 start 2020-08-13T18:28:44Z
        trend http_req_duration{url="https://test.k6.io",name="https://test.k6.io",method="GET",status="200",group="::page_1 - http://test.k6.io/"}  [0]
        rate  checks{check="LI_DISTRIBUTION",group=""}  1
      """;

  private final TestHome home = TestHome.create();
  private TestServer server = TestServer.start(home);

  @BeforeAll
  void fill() {
    home.write(123, "metrics", RUN_103054);
    home.write(
        3458575,
        "thresholds",
        "{\"iterations\":[\"count>200\"]}",
        K6Test.parse(
                "iterations",
                "load run 166 start 2020-08-18T13:34:05Z\n  counter iterations 22000 _x117 24")
            .samples());
    home.write(
        3458575,
        "overview",
        """
        {"http_reqs":["count>1","rate>700"],"checks":["rate<1"]}
        """
            .strip(),
        overview());
  }

  /** Four URLs asked 88 096 times in 123 seconds, and two checks made 44 048 times. */
  private static List<Sample> overview() {
    long start = Instant.parse("2020-08-18T13:34:00Z").getEpochSecond();
    List<Sample> samples = new ArrayList<>();
    for (int url = 0; url < 4; url++) {
      Map<String, String> labels = Map.of("url", "u" + url, "method", "GET", "status", "200");
      for (long second : new long[] {start, start + 122}) {
        samples.add(sample("http_reqs", MetricType.COUNTER, labels, second, 11_012));
      }
      samples.add(sample("http_req_duration", MetricType.TREND, labels, start, 21.3739818525472));
    }
    for (int i = 0; i < 44_048; i++) {
      Map<String, String> labels = Map.of("check", "c" + i % 2, "group", "");
      samples.add(sample("checks", MetricType.RATE, labels, start + i % 100, 1));
    }
    return samples;
  }

  private static Sample sample(
      String metric, MetricType type, Map<String, String> labels, long second, double value) {
    SeriesKey series = new SeriesKey(metric, Labels.of(labels));
    return new Sample(167, series, type, TimeUnit.SECONDS.toNanos(second), value);
  }

  @AfterAll
  void close() {
    server.close();
    home.close();
  }

  private JsonNode get(String path) {
    return server.get(V2 + path).json();
  }

  @Test
  void listMetrics() {
    JsonNode answer = get("metrics?test_run_id=103054");
    assertLike("{\"k6-metrics\":[" + METRIC + "]}", answer);
    JsonNode url = named(answer, "http_req_duration", 1);
    assertThat(url.path("tags")).isEqualTo(read(METRIC).path("tags"));
    assertThat(url.path("project_id").asInt()).isEqualTo(123);
    assertThat(url.path("test_run_id").asInt()).isEqualTo(103054);
    assertThat(url.path("type").asText()).isEqualTo("trend");
    assertThat(url.path("group_id").asText()).isEqualTo(Md5.hex("::page_1 - http://test.k6.io/"));
    assertThat(url.path("id").asText()).matches("[0-9a-f]{32}");
    assertThat(url.path("url_id").asText()).matches("[0-9a-f]{32}");
  }

  private static JsonNode named(JsonNode answer, String name, int index) {
    List<JsonNode> named = new ArrayList<>();
    for (JsonNode metric : answer.path("k6-metrics")) {
      if (metric.path("name").asText().equals(name)) {
        named.add(metric);
      }
    }
    return named.get(index);
  }

  @Test
  void readMetric() {
    JsonNode listed = get("metrics?test_run_id=103054");
    String url = named(listed, "http_req_duration", 1).path("id").asText();
    String included = "?test_run_id=103054&include[]=check&include[]=group&include[]=url";
    JsonNode answer = get("metrics/" + url + included);
    assertLike(
        """
        {"k6-check":{"id":"ec92813ef1d5149e1e789147349e2823","name":"LI_DISTRIBUTION"},
         "k6-metric":%s,
         "k6-group":{"id":"223813452fd767e624ba9ee6c78bde91","name":"page_1 - http://test.k6.io/"},
         "k6-url":{"id":"81414ab976a1985f59b321d6b745d2c2","method":"GET","status":200,
          "url":"http://test.k6.io/"}}
        """
            .formatted(METRIC),
        answer);
    assertThat(answer.path("k6-metric")).isEqualTo(named(listed, "http_req_duration", 1));
    assertThat(answer.at("/k6-group/name").asText()).isEqualTo("page_1 - http://test.k6.io/");
    assertThat(answer.at("/k6-url/status").asInt()).isEqualTo(200);
    assertThat(answer.at("/k6-check").isNull()).isTrue();

    String check = named(listed, "checks", 1).path("id").asText();
    JsonNode ofCheck = get("metrics/" + check + included);
    assertThat(ofCheck.at("/k6-check/name").asText()).isEqualTo("LI_DISTRIBUTION");
    assertThat(ofCheck.at("/k6-check/id")).isEqualTo(ofCheck.at("/k6-metric/check_id"));
    assertThat(get("metrics/" + check + "?test_run_id=103054").size()).isEqualTo(1);
  }

  @Test
  void readSeries() {
    String id =
        named(get("metrics?test_run_id=103054"), "http_req_duration", 1).path("id").asText();
    JsonNode answer = get("series?test_run_id=103054&ids[]=" + id);
    assertLike(
        """
        {"k6-serie":[{"agg":{},"id":"4fa31be7e216ae5335bb5d4ac56931a3","method":"mean",
          "metric_id":"d9b21849a4ee9c3b67c30cfe6993ae6a","test_run_id":103054,
          "values":[{"timestamp":"2020-08-13T18:28:45Z","value":0}]}]}
        """,
        answer);
    assertThat(answer.at("/k6-serie/0/method").asText()).isEqualTo("mean");
    assertThat(answer.at("/k6-serie/0/metric_id").asText()).isEqualTo(id);
    assertThat(answer.at("/k6-serie/0/values"))
        .hasToString("[{\"timestamp\":\"2020-08-13T18:28:45Z\",\"value\":0}]");
  }

  private static final String THRESHOLD =
      """
      {"calc_state":{"max_created_at":"2020-08-18 13:36:41.348933+00:00",
         "max_time":"2020-08-18 13:36:04+00:00","min_time":"2020-08-18 13:34:05+00:00",
         "tainted_value":null},
       "calculated_value":22024.0,"id":166100,"metric_id":"threshold_166100","name":"threshold_1",
       "stat":"count","tainted":false,"tainted_at":null,"testrun_id":0,"test_run_id":0,"value":200.0}
      """;

  @Test
  void listThresholds() {
    JsonNode answer = get("thresholds?test_run_id=166");
    assertLike(
        """
        {"k6-metrics":[{"check_id":null,"contains":"default",
           "group_id":"3cb67e24358b7c3f1256ff423381c05b","id":"threshold_166100",
           "name":"iterations","project_id":3458575,"tags":{},"test_run_id":0,"type":"counter",
           "url_id":null}],
         "k6-thresholds":[%s]}
        """
            .formatted(THRESHOLD),
        answer);
    JsonNode metric = answer.at("/k6-metrics/0");
    JsonNode threshold = answer.at("/k6-thresholds/0");
    assertThat(metric.path("name").asText()).isEqualTo("iterations");
    assertThat(metric.path("id")).isEqualTo(threshold.path("metric_id"));
    assertThat(metric.path("id").asText()).isEqualTo("threshold_" + threshold.path("id").asLong());
    assertThat(metric.path("tags")).isEmpty();
    for (String field : List.of("calculated_value", "stat", "tainted", "tainted_at", "value")) {
      assertThat(threshold.path(field).asText()).isEqualTo(plain(read(THRESHOLD).path(field)));
    }
    for (String time : List.of("max_time", "min_time", "tainted_value")) {
      assertThat(threshold.path("calc_state").path(time))
          .isEqualTo(read(THRESHOLD).path("calc_state").path(time));
    }
    assertThat(threshold.at("/calc_state/max_created_at").asText())
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?\\+00:00");
  }

  private static String plain(JsonNode value) {
    return value.isNumber() ? Long.toString(value.asLong()) : value.asText();
  }

  @Test
  void readThreshold() {
    JsonNode listed = get("thresholds?test_run_id=166").at("/k6-thresholds/0");
    String id = listed.path("id").asText();
    JsonNode answer = get("thresholds/" + id + "?test_run_id=166");
    assertLike("{\"k6-threshold\":" + THRESHOLD + "}", answer);
    assertThat(answer.path("k6-threshold")).isEqualTo(listed);
    assertThat(get("thresholds?test_run_id=166&ids[]=" + id).at("/k6-thresholds/0"))
        .isEqualTo(listed);
  }

  @Test
  void readRunOverview() {
    String example =
        """
        {"k6-run-overviews":[{"checks_hits_successes":44048,"checks_hits_total":44048,
          "checks_successes":2,"checks_total":2,"http_req_duration_avg":21.3739818525472,
          "http_reqs_avg":716.2276422764228,"test_run_id":167,"thresholds_successes":2,
          "thresholds_total":3,"urls_hits_successes":88096,"urls_hits_total":88096,
          "urls_successes":4,"urls_total":4}]}
        """;
    assertThat(get("run-overviews?test_run_id=167")).isEqualTo(read(example));
  }

  @Test
  void export() {
    JsonNode answer = server.send("POST", V2 + "runs/103054/export").json();
    assertLike("{\"exports\":[{\"export_status\":1,\"load_test_run_id\":0}]}", answer);
    assertThat(answer.at("/exports/0/load_test_run_id").asInt()).isEqualTo(103054);
    assertThat(answer.at("/exports/0/export_status").asInt()).isBetween(0, 1);
  }

  @Test
  void readRun() {
    JsonNode answer = get("runs/103054");
    String example =
        """
        {"k6-run":{"config":{},"created":"2020-08-18T13:33:41","duration":120,
          "ended":"2020-08-18T13:36:02","error_code":null,"error_detail":null,"export":null,"id":0,
          "is_baseline":false,"k6_archive":"string","load_time":75.0,"note":"",
          "organization_id":0,"processing_status":2,"project_id":0,"public_id":null,
          "request_builder_config":null,"result_status":1,"run_process":"k6 to Cloud",
          "run_status":3,"script":"","started":"2020-08-18T13:34:04","stopped_by_id":0,"test_id":0,
          "user_id":0,"version":2,"vus":200,"vus_per_instance":0}}
        """;
    Set<String> wanted = names(read(example).path("k6-run"));
    wanted.addAll(Set.of("k6_runtime_config", "test_name"));
    assertThat(names(answer.path("k6-run"))).isEqualTo(wanted);
    assertThat(answer.at("/k6-run/run_status").asInt()).isEqualTo(3);
    assertThat(answer.at("/k6-run/processing_status").asInt()).isEqualTo(2);
  }

  @Test
  void idsAreTheSameAfterARestart() {
    List<String> paths =
        List.of("metrics?test_run_id=103054", "thresholds?test_run_id=166", "tests?project_id=123");
    List<JsonNode> before = paths.stream().map(this::get).toList();
    server.close();
    server = TestServer.start(home);
    assertThat(paths.stream().map(this::get).toList()).isEqualTo(before);
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Null stands for a value of any type; tags are whatever there is. */
  private static void assertLike(String example, JsonNode answer) {
    assertLike(read(example), answer, "");
  }

  private static void assertLike(JsonNode example, JsonNode answer, String where) {
    if (example.isNull() || answer.isNull()) {
      return;
    }
    assertThat(answer.getNodeType()).as(where).isEqualTo(example.getNodeType());
    if (example.isArray()) {
      assertThat(answer).as(where).isNotEmpty();
      answer.forEach(item -> assertLike(example.get(0), item, where + "/0"));
    } else if (example.isObject() && !where.endsWith("/tags")) {
      assertThat(names(answer)).as(where).isEqualTo(names(example));
      example
          .properties()
          .forEach(
              field ->
                  assertLike(
                      field.getValue(), answer.path(field.getKey()), where + "/" + field.getKey()));
    }
  }
}
