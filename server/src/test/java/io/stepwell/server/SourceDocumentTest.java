package io.stepwell.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The examples that the API's documentation prints, request and answer, each on data made for it.
 * The requests are sent as they are printed, blanks apart, and once more with every character
 * encoded that may be. The documentation does not say in which order series and label values come.
 */
class SourceDocumentTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ACCEPT = "Accept: application/json";
  private static final String AUTHORIZATION =
      "Authorization: Bearer 56c166885f9a7fc1e588a1b3cb66f6dd";

  private final TestHome home = TestHome.create();
  private final TestServer server =
      TestServer.over(home).token("56c166885f9a7fc1e588a1b3cb66f6dd").start();

  @AfterEach
  void close() {
    server.close();
    home.close();
  }

  /** The answer to a request, which has to be the same raw and encoded, and with the whole URL. */
  private JsonNode get(String path) {
    String raw = HttpDriver.plain(path);
    JsonNode answer = get200(raw);
    int slash = path.lastIndexOf('/', path.contains("(") ? path.indexOf('(') : path.length());
    String last = path.substring(slash + 1);
    int query = path.contains("(") ? -1 : last.indexOf('?');
    String encoded =
        query < 0
            ? HttpDriver.encoded(last)
            : last.substring(0, query) + "?" + encodedQuery(last.substring(query + 1));
    assertThat(get200(path.substring(0, slash + 1) + encoded)).isEqualTo(answer);
    assertThat(get200("https://api.k6.io" + raw)).isEqualTo(answer);
    return answer;
  }

  private static String encodedQuery(String query) {
    int equals = query.indexOf('=');
    return HttpDriver.encoded(query.substring(0, equals))
        + "="
        + HttpDriver.encoded(query.substring(equals + 1));
  }

  private JsonNode get200(String target) {
    RawResponse response = server.get(target, ACCEPT, AUTHORIZATION);
    assertThat(response.status()).as(response.toString()).isEqualTo(200);
    assertThat(response.header("Content-Type")).startsWith("application/json");
    return response.json();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<JsonNode> set(JsonNode array) {
    Set<JsonNode> set = new HashSet<>();
    array.forEach(set::add);
    return set;
  }

  @Test
  void listMetrics() {
    home.write(
        1,
        "test",
        """
        load run 152779 start 1684949400
          gauge   load_generator_file_handles{instance_id="1"}  12
          trend   iteration_duration{scenario="default"}        [1 2]
          counter data_sent{scenario="default"}                 512
          gauge   vus                                           1
        """);
    JsonNode value = get("/cloud/v5/test_runs/152779/metrics").path("value");
    List<String> ids = value.findValuesAsText("id");
    assertThat(ids).isSorted().hasSize(4).allMatch(id -> UUID.fromString(id).version() == 5);
    List<String> others = new ArrayList<>();
    for (JsonNode metric : value) {
      assertThat(metric.path("test_run_id").isInt()).isTrue();
      assertThat(metric.size()).isEqualTo(5);
      others.add(
          String.join(
              " ",
              metric.path("name").textValue(),
              metric.path("origin").textValue(),
              metric.path("test_run_id").toString(),
              metric.path("type").textValue()));
    }
    assertThat(others)
        .containsExactlyInAnyOrder(
            "load_generator_file_handles builtin 152779 gauge",
            "iteration_duration builtin 152779 trend",
            "data_sent builtin 152779 counter",
            "vus builtin 152779 gauge");
    for (JsonNode metric : value) {
      assertThat(get("/cloud/v5/test_runs/152779/metrics('" + metric.path("id").textValue() + "')"))
          .isEqualTo(metric);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cloud/v5/load_tests/1529/metrics",
        "/cloud/v5/load_tests/1529/metrics(test_run_count=5)",
        "/cloud/v5/load_tests/1529/metrics(test_run_ids=[152779,152782,152785])",
        "/cloud/v5/load_tests/1529/ms",
        "/cloud/v5/load_tests/1529/ms(test_run_count=5)",
        "/cloud/v5/load_tests/1529/ms(test_run_ids=[152779,152782,152785])",
      })
  void listMetricsAcrossMultipleTestRuns(String path) {
    home.nextLoadTest(1529);
    home.write(
        1,
        "test",
        """
        load run 152779 start 1684949400
          trend   http_req_duration{name="a",method="GET",status="200",url="a",group="",scenario="s"}  1
          trend   http_reqs{name="a"}                                                                  1
        load run 152782 start 1684959400
          trend   http_req_duration{expected_response="true",proto="HTTP/1.1"}                         1
          counter http_reqs{expected_response="true",group="",method="GET",name="a"}                   1
        load run 152785 start 1684969400
          counter http_reqs{proto="HTTP/1.1",scenario="s",status="200",url="a"}                        1
          gauge   vus{load_zone="amazon:us:columbus"}                                                  1
        """);
    assertThat(get(path))
        .isEqualTo(
            json(
                """
                {
                  "value": [
                    {
                      "name": "http_req_duration",
                      "type": "trend",
                      "labels": ["expected_response", "group", "method", "name", "proto", "scenario", "status", "url"]
                    },
                    {
                      "name": "http_reqs",
                      "type": "counter",
                      "labels": ["expected_response", "group", "method", "name", "proto", "scenario", "status", "url"]
                    },
                    {
                      "name": "vus",
                      "type": "gauge",
                      "labels": ["load_zone"]
                    }
                  ]
                }
                """));
  }

  private void writeSeries() {
    home.write(
        1,
        "test",
        """
        load run 152777 start 1684949400
          trend http_req_duration{expected_response="true",group="::g2",load_zone="amazon:us:columbus",method="GET",name="http://test.k6.io/",proto="HTTP/1.1",scenario="http_with_groups",status="200",url="http://test.k6.io/"}  1
          trend http_req_duration{expected_response="true",group="",load_zone="amazon:us:columbus",method="GET",name="http://test.k6.io/?q=3",proto="HTTP/1.1",scenario="http_simple",status="200",url="http://test.k6.io/?q=3"}  1
          trend http_req_duration{expected_response="false",group="",load_zone="amazon:eu:dublin",method="GET",name="http://test.k6.io/?q=4",proto="HTTP/1.1",scenario="http_simple",status="500",url="http://test.k6.io/?q=4"}  1
          gauge vus{load_zone="local"}  1
        """);
  }

  @Test
  void listTimeSeries() {
    writeSeries();
    JsonNode answer =
        get(
            "/cloud/v5/test_runs/152777/series?match[]=http_req_duration{expected_response=\"true\"}");
    assertThat(answer.path("status").textValue()).isEqualTo("success");
    assertThat(set(answer.path("data")))
        .isEqualTo(
            set(
                json(
                    """
                    [
                      {
                        "__name__": "http_req_duration",
                        "expected_response": "true",
                        "group": "::g2",
                        "load_zone": "amazon:us:columbus",
                        "method": "GET",
                        "name": "http://test.k6.io/",
                        "proto": "HTTP/1.1",
                        "scenario": "http_with_groups",
                        "status": "200",
                        "test_run_id": "152777",
                        "url": "http://test.k6.io/"
                      },
                      {
                        "__name__": "http_req_duration",
                        "expected_response": "true",
                        "group": "",
                        "load_zone": "amazon:us:columbus",
                        "method": "GET",
                        "name": "http://test.k6.io/?q=3",
                        "proto": "HTTP/1.1",
                        "scenario": "http_simple",
                        "status": "200",
                        "test_run_id": "152777",
                        "url": "http://test.k6.io/?q=3"
                      }
                    ]
                    """)));
  }

  @Test
  void queryLabelNames() {
    writeSeries();
    assertThat(get("/cloud/v5/test_runs/152777/labels?match[]=http_req_duration"))
        .isEqualTo(
            json(
                """
                {
                  "status": "success",
                  "data": [
                    "__name__",
                    "expected_response",
                    "group",
                    "load_zone",
                    "method",
                    "name",
                    "proto",
                    "scenario",
                    "status",
                    "test_run_id",
                    "url"
                  ]
                }
                """));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cloud/v5", ""})
  void queryLabelValues(String beginning) {
    writeSeries();
    JsonNode answer =
        get(beginning + "/test_runs/152777/label/load_zone/values?match[]=http_req_duration");
    assertThat(answer.path("status").textValue()).isEqualTo("success");
    assertThat(answer.path("data"))
        .containsExactlyInAnyOrder(json("\"amazon:us:columbus\""), json("\"amazon:eu:dublin\""));
  }

  private void writeRequests() {
    home.write(
        1,
        "test",
        """
        load run 152779 start 1684949410
          counter http_reqs{name="login page",method="POST",status="200"}          845 _ _ _ _ 1000 _ _ _ 34
          counter http_reqs{name="http://test.k6.io/",method="GET",status="200"}   _ 16035 _ _ _ _ 54535
          counter http_reqs{name="http://test.k6.io/",method="GET",status="0"}     _ 7
        """);
  }

  @Test
  void queryRangeValues() {
    writeRequests();
    JsonNode answer =
        get(
            "/cloud/v5/test_runs/152779/query_range_k6(query='increase by (name,status)',metric='http_reqs{status!=\"0\"}',step=5)");
    assertThat(answer.path("status").textValue()).isEqualTo("success");
    assertThat(answer.path("data").path("resultType").textValue()).isEqualTo("matrix");
    assertThat(set(answer.path("data").path("result")))
        .isEqualTo(
            set(
                json(
                    """
                    [
                      {
                        "metric": {
                          "__name__": "http_reqs",
                          "name": "login page",
                          "status": "200",
                          "test_run_id": "152779"
                        },
                        "values": [[1684949415, 845], [1684949420, 1034]]
                      },
                      {
                        "metric": {
                          "__name__": "http_reqs",
                          "name": "http://test.k6.io/",
                          "status": "200",
                          "test_run_id": "152779"
                        },
                        "values": [[1684949415, 16035], [1684949420, 54535]]
                      }
                    ]
                    """)));
  }

  @Test
  void queryRangeValuesWithATimeFilter() {
    writeRequests();
    JsonNode answer =
        get(
            "/cloud/v5/test_runs/152779/query_range_k6(query='increase by (name,status)',metric='http_reqs{method=\"GET\",status=\"2\\d\\d\"}',step=5,start=2022-11-23T10:03:00Z,end=2022-11-23T10:13:00Z)");
    assertThat(answer.path("data").path("result")).isEmpty();
    // As it is printed the condition asks for a status of the very text "2\d\d".
    assertThat(answer.path("warnings").get(0).textValue()).contains("status=~");
  }

  @Test
  void queryAggregateValues() {
    home.write(
        1,
        "test",
        """
        load run 152779 start 1684950637
          trend http_req_duration{name="http://test.k6.io/?q=2",method="GET",status="200"}  [14207x18 9] 14208
          trend http_req_duration{name="http://test.k6.io/?q=1",method="GET",status="500"}  28031
        """);
    JsonNode answer =
        get(
            "/cloud/v5/test_runs/152779/query_aggregate_k6(query='histogram_quantile(0.95) by (name,status)',metric='http_req_duration')");
    assertThat(answer.path("status").textValue()).isEqualTo("success");
    assertThat(answer.path("data").path("resultType").textValue()).isEqualTo("vector");
    assertThat(set(answer.path("data").path("result")))
        .isEqualTo(
            set(
                json(
                    """
                    [
                      {
                        "metric": {
                          "__name__": "http_req_duration",
                          "name": "http://test.k6.io/?q=2",
                          "status": "200",
                          "test_run_id": "152779"
                        },
                        "values": [[1684950639, 14207]]
                      },
                      {
                        "metric": {
                          "__name__": "http_req_duration",
                          "name": "http://test.k6.io/?q=1",
                          "status": "500",
                          "test_run_id": "152779"
                        },
                        "values": [[1684950639, 28031]]
                      }
                    ]
                    """)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"test_run_count=10", "test_run_ids=[152779,152782,152785]"})
  void queryAggregateValuesAcrossMultipleTestRuns(String runs) {
    home.nextLoadTest(1529);
    home.write(
        1,
        "test",
        """
        load run 152785 start 1684940000
          counter http_reqs          1
        load run 152779 start 1684950637
          trend   http_req_duration  [14207 1] 14207
        load run 152782 start 1684950834
          trend   http_req_duration  28031
        """);
    assertThat(
            get(
                "/cloud/v5/load_tests/1529/query_aggregate_k6(query='histogram_quantile(0.95)',metric='http_req_duration',"
                    + runs
                    + ")"))
        .isEqualTo(
            json(
                """
                {
                  "status": "success",
                  "data": {
                    "resultType": "vector",
                    "result": [
                      {
                        "metric": {
                          "__name__": "http_req_duration",
                          "test_run_id": "152779"
                        },
                        "values": [[1684950639, 14207]]
                      },
                      {
                        "metric": {
                          "__name__": "http_req_duration",
                          "test_run_id": "152782"
                        },
                        "values": [[1684950835, 28031]]
                      }
                    ]
                  }
                }
                """));
  }

  /** The cheat sheets, character by character; what they come to is in the script of that name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cloud/v5/test_runs/126/query_range_k6(metric='vus',query='sum(last by (instance_id))')",
        "/cloud/v5/test_runs/126/query_range_k6(metric='http_reqs',query='rate')",
        "/cloud/v5/test_runs/126/query_range_k6(metric='http_reqs{status!=\"0\"}',query='rate by (name,method)')",
        "/test_runs/126/query_range_k6(metric='http_req_duration',query='histogram_quantile(0.95) by (name,method,status)',step=10,start=2021-08-09T12:01:10Z,end=2021-08-09T12:09:13Z)",
        "/cloud/v5/test_runs/126/query_aggregate_k6(metric='http_reqs',query='increase')",
        "/cloud/v5/test_runs/126/query_aggregate_k6(metric='http_reqs',query='increase',start=2021-08-09T12:01:10Z,end=2021-08-09T12:09:13Z)",
        "/cloud/v5/test_runs/126/query_aggregate_k6(metric='http_req_duration',query='historgam_quantile(0.95) by (name,method,status)')",
        "/cloud/v5/test_runs/126/query_aggregate_k6(metric='http_reqs{status~=\"[23][0-9]{2}\"}',query='max_rate(5) by (name)')",
        "/cloud/v5/test_runs/126/query_aggregate_k6(metric='load_generator_cpu_percent',query='avg(max by (instance))')",
        "/cloud/v5/test_runs/126/query_aggregate_k6(metric='vus',query='sum(max by (instance_id))')",
      })
  void cheatSheet(String path) {
    home.write(
        1,
        "test",
        """
        load run 126 start 2021-08-09T12:01:00Z
          gauge   vus{instance_id="1"}                                          1x20
          counter http_reqs{name="a",method="GET",status="200"}                 2x20
          trend   http_req_duration{name="a",method="GET",status="200"}         [10 20]x20
          gauge   load_generator_cpu_percent{instance="i-1"}                    10x20
        """);
    JsonNode result = get(path).path("data").path("result");
    assertThat(result).isNotEmpty();
    assertThat(result.get(0).path("values").get(0).get(1).isNumber()).isTrue();
  }
}
