package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real programs from end to end: k6, unmodified, streams to {@code stepwell up}, and what can be
 * asked afterwards is what k6 wrote to its JSON output meanwhile.
 */
@Timeout(240)
class K6StreamIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern RUN = Pattern.compile("/runs/(\\d+)");
  private static final long LOOK_MILLIS = 200;

  /** Metrics of every type and unit, labels with odd characters, groups, checks and thresholds. */
  private static final String SCRIPT =
      """
      import http from 'k6/http';
      import exec from 'k6/execution';
      import { check, group, sleep } from 'k6';
      import { Counter, Gauge, Rate, Trend } from 'k6/metrics';
      const orders = new Counter('orders'), cart = new Gauge('cart_size');
      const paid = new Rate('paid'), waited = new Trend('waited', true);
      export const options = {
        scenarios: { shop: {
          executor: 'constant-arrival-rate', rate: 40, timeUnit: '1s',
          duration: __ENV.DURATION || '4s', preAllocatedVUs: 4 } },
        thresholds: {
          http_req_duration: ['p(95)<60000'], checks: ['rate>0.9'],
          'waited{step:pay}': [__ENV.FAIL ? 'max<0' : 'max<1000'],
          orders: [{ threshold: __ENV.ABORT ? 'count<10' : 'count>0', abortOnFail: true }] },
        tags: { 'build': 'a "b"/{c}' },
      };
      export default function () {
        group('shop', () => {
          const answer = http.get(__ENV.TARGET + '/healthz', { tags: { name: 'health ü' } });
          check(answer, { 'is 200': (r) => r.status === 200 });
        });
        const i = exec.scenario.iterationInTest;
        if (__ENV.THROW && i > 20) { throw new Error('no more'); }
        orders.add(1 + i % 3);
        cart.add(i % 7);
        paid.add(i % 2);
        waited.add((i * 37 % 1000) / 10, { step: i % 2 ? 'pay' : 'ship' });
      }
      export function setup() {
        if (__ENV.BROKEN) { throw new Error('nothing is set up'); }
      }
      """;

  private static Path directory = Path.of("");
  private static UpProcess up;

  @BeforeAll
  static void start(@TempDir Path temporary) throws Exception {
    directory = temporary;
    Files.writeString(directory.resolve("script.js"), SCRIPT);
    up = UpProcess.start(directory.resolve("home"), "--port", "0", "--web-port", "0");
  }

  @AfterAll
  static void stop() {
    up.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.8.1", "v2.2.0"})
  void everySecondOfEverySeriesIsWhatK6Measured(String version) throws Exception {
    Path json = directory.resolve(version + ".json");
    K6Program.Running k6 =
        k6(version, Map.of(), "run", "--out", "cloud", "--out", "json=" + json, "script.js");
    K6Program.Ended ended = k6.await();
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    long run = run(ended.output());
    RawRun raw = RawRun.read(json);
    assertThat(state(run, "run_status").asInt()).isEqualTo(3);
    awaitValue(run, "http_reqs", "increase", raw.samples("http_reqs").size());
    try (FilledHome home = new FilledHome(directory.resolve("home"))) {
      new LiveAgreement(raw).check(home.store(), run);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "v1.8.1, FAIL, 99, 3, 1",
    "v1.8.1, ABORT, 99, 8, 1",
    "v1.8.1, BROKEN, 107, 7, 1",
    "v2.2.0, FAIL, 99, 3, 1",
  })
  void theRunEndsAsK6Does(String version, String how, int exitCode, int status, int result)
      throws Exception {
    K6Program.Ended ended =
        k6(version, Map.of(how, "1"), "run", "--out", "cloud", "script.js").await();
    assertThat(ended.exitCode()).as(ended.output()).isEqualTo(exitCode);
    JsonNode run = JSON.readTree(up.get("/cloud/v5/test_runs/" + run(ended.output())).body());
    assertThat(run.path("run_status").asInt()).isEqualTo(status);
    assertThat(run.path("result_status").asInt()).isEqualTo(result);
  }

  private static K6Program.Running k6(
      String version, Map<String, String> variables, String... arguments) throws IOException {
    Map<String, String> environment = new HashMap<>(up.environment());
    environment.put("TARGET", up.url());
    environment.putAll(variables);
    return K6Program.of(version).start(directory, environment, arguments);
  }

  /** The run's id, from the address of the page of results that k6 prints. */
  private static long run(String output) {
    Matcher address = RUN.matcher(output);
    assertThat(address.find()).as(output).isTrue();
    return Long.parseLong(address.group(1));
  }

  private static JsonNode state(long run, String field) throws Exception {
    return JSON.readTree(up.get("/cloud/v5/test_runs/" + run).body()).path(field);
  }

  private static void awaitValue(long run, String metric, String query, double expected)
      throws Exception {
    String path =
        "/cloud/v5/test_runs/%d/query_aggregate_k6(metric='%s',query='%s')"
            .formatted(run, metric, query);
    JsonNode value;
    do {
      value = JSON.readTree(up.get(path).body()).at("/data/result/0/values/0/1");
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    } while (value.asDouble() < expected);
    assertThat(value.asDouble()).isEqualTo(expected);
  }
}
