package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.servers.PrometheusServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real programs from end to end: k6 streams to {@code stepwell up}, which sends to a Prometheus
 * that goes away for a while; and {@code up} is killed. What PromQL says of the runs is what the
 * API says.
 */
@Timeout(240)
class RemoteWriteIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SECRET = "a-token-that-nobody-may-see";
  private static final String DEAD = "http://127.0.0.1:1/api/v1/write";

  private static final String RECEIVERS =
      """
      [{"provider": "prometheus", "remoteWriteURL": "%1$s", "includeTestRunId": true,
        "resampleRate": 1, "metrics": [
          "cart_size",
          {"sourceMetric": "checks", "keepTags": ["check"]},
          {"sourceMetric": "http_req_duration{status=~\\"2[0-9]+\\"}",
           "targetMetric": "k6_answered", "keepTags": ["name", "method", "status"]},
          {"sourceMetric": "waited{step=\\"pay\\"}", "targetMetric": "k6_pay"}]},
       {"provider": "prometheus", "remoteWriteURL": "%1$s", "includeDefaultMetrics": false,
        "resampleRate": 10, "loadTests": ["shop.js"], "metrics": [
          {"sourceMetric": "orders", "targetMetric": "shop_orders", "keepTags": ["build"]},
          {"sourceMetric": "paid", "targetMetric": "shop_paid"}]},
       {"provider": "prometheus", "remoteWriteURL": "%2$s", "resampleRate": 1,
        "credentials": {"token": "%3$s"}}]
      """;

  @TempDir private static Path directory = Path.of("");

  @Test
  void whatPrometheusIsSentIsWhatTheApiAnswers() throws Exception {
    Path home = directory.resolve("home");
    String[] options = {
      "--port", freePort(), "--web-port", "0", "--remote-write-file", "receivers.json"
    };
    try (PrometheusServer prometheus = PrometheusServer.start()) {
      Path file = directory.resolve("receivers.json");
      Files.writeString(file, RECEIVERS.formatted(prometheus.writeUrl(), DEAD, SECRET));
      options[5] = file.toString();
      UpProcess up = UpProcess.start(home, options);
      try {
        K6Program.Running shop = start(up, "short", Map.of());
        K6Program.Running lasting =
            start(up, "lasting", Map.of("K6_CLOUD_NAME", "lasting", "DURATION", "120s"));
        awaitFigure(up, prometheus.writeUrl(), "sent", 1);
        prometheus.stop();
        awaitFigure(up, prometheus.writeUrl(), "retried", 1);
        prometheus.startAgain();
        long first = StreamingK6.run(shop.await().output());
        agreesInEveryPoint(new SentRun(new UpRuns(up), prometheus, first));
        assertThat(figure(up, prometheus.writeUrl(), "dropped")).isZero();
        assertThat(figure(up, DEAD, "sent")).isZero();
        assertThat(figure(up, DEAD, "retried")).isPositive();

        up.kill();
        assertThat(up.said()).doesNotContain(SECRET);
        long away = System.currentTimeMillis() / 1000;
        up = UpProcess.start(home, options);
        SentRun second = new SentRun(new UpRuns(up), prometheus, StreamingK6.run(lasting.said()));
        awaitPointSince(away, second);
        lasting.interrupt();
        lasting.await();
        agreesAtTheEnd(second);
        assertThat(figure(up, prometheus.writeUrl(), "dropped")).isZero();
        assertThat(prometheus.said()).doesNotContain("Out of order", "out of order", "uplicate");
      } finally {
        up.close();
      }
    }
  }

  private static K6Program.Running start(UpProcess up, String name, Map<String, String> variables)
      throws IOException {
    return StreamingK6.OUT_CLOUD_2.start(up, directory.resolve(name), variables);
  }

  private static void agreesInEveryPoint(SentRun run) throws Exception {
    String own = "{test_run_id=\"" + run.run() + "\"}";
    run.runs().settled(run.run());
    Awaited.until(
        PATIENCE,
        () -> run,
        sent -> {
          List<String> none = List.of();
          List<String> request = List.of("name", "method", "status");
          String answered = "http_req_duration{status=~\"2[0-9]+\"}";
          sent.agrees("http_reqs", "increase", none, 1, increase("k6_http_reqs" + own));
          sent.agrees("http_reqs", "value", none, 1, "k6_http_reqs" + own);
          sent.agrees("data_sent", "increase", none, 1, increase("k6_data_sent" + own));
          sent.agrees("vus", "last", none, 1, "k6_vus" + own);
          sent.agrees("cart_size", "last", none, 1, "k6_cart_size" + own);
          sent.agrees("checks", "ratio", List.of("check"), 1, "k6_checks_rate" + own);
          sent.agrees("checks", "increase_nz", none, 1, increase("k6_checks_nonzero_total" + own));
          sent.agrees(answered, "histogram_quantile(0.95)", request, 1, "k6_answered_p95" + own);
          sent.agrees(answered, "histogram_avg", request, 1, "k6_answered_avg" + own);
          sent.agrees(
              answered,
              "histogram_count_increase",
              request,
              1,
              increase("k6_answered_count" + own));
          String pay = "waited{step=\"pay\"}";
          sent.agrees(pay, "histogram_quantile(0.5)", none, 1, "k6_pay_p50" + own);
          sent.agrees(pay, "histogram_max", none, 1, "k6_pay_max" + own);
          sent.agrees("orders", "increase", List.of("build"), 10, increase("shop_orders"));
          sent.agrees("paid", "ratio", none, 10, "shop_paid_rate");
          sent.agrees("paid", "increase_total", none, 10, increase("shop_paid_total"));
        });
    long now = System.currentTimeMillis() / 1000;
    assertThat(run.labelNames("shop_orders", now)).containsExactly("__name__", "build");
    assertThat(run.labelNames("k6_answered_p95" + own, now))
        .containsExactly("__name__", "method", "name", "status", "test_run_id");
    // What a total begins with counts: it is said to have been 0 before.
    assertThat(run.ask("sum(increase(shop_orders[1h]))", now).at("/0/value/1").asDouble())
        .isPositive();
  }

  /** Over a point and the one before it; before its first point a total was 0. */
  private static String increase(String total) {
    return "%1$s - (%1$s offset $step or %1$s * 0)".formatted(total);
  }

  private static void awaitPointSince(long second, SentRun run) throws InterruptedException {
    String newest = "max(timestamp(k6_http_reqs{test_run_id=\"%d\"}))".formatted(run.run());
    Awaited.until(
        PATIENCE,
        () -> run.ask(newest, System.currentTimeMillis() / 1000).at("/0/value/1").asLong(),
        time -> assertThat(time).isGreaterThan(second));
  }

  /** Totals lose nothing, although {@code up} was killed meanwhile. */
  private static void agreesAtTheEnd(SentRun run) throws Exception {
    run.runs().settled(run.run());
    String own = "{test_run_id=\"" + run.run() + "\"}";
    for (Map.Entry<String, String> metric :
        Map.of(
                "http_reqs", "value",
                "iterations", "value",
                "checks", "value_total",
                "http_req_duration", "histogram_count_value")
            .entrySet()) {
      String path =
          "/cloud/v5/test_runs/%d/query_aggregate_k6(metric='%s',query='%s')"
              .formatted(run.run(), metric.getKey(), metric.getValue());
      double expected = run.runs().json(path).at("/data/result/0/values/0/1").asDouble();
      String name =
          Map.of("checks", "k6_checks_total", "http_req_duration", "k6_http_req_duration_count")
              .getOrDefault(metric.getKey(), "k6_" + metric.getKey());
      Awaited.until(
          PATIENCE,
          () ->
              run.ask("sum(" + name + own + ")", System.currentTimeMillis() / 1000)
                  .at("/0/value/1")
                  .asDouble(),
          value -> assertThat(value).as(name).isEqualTo(expected));
    }
  }

  private static void awaitFigure(UpProcess up, String receiver, String outcome, double least)
      throws InterruptedException {
    Awaited.until(
        PATIENCE,
        () -> figure(up, receiver, outcome),
        value -> assertThat(value).as(outcome).isGreaterThanOrEqualTo(least));
  }

  /** How many points of a receiver came to that, as {@code /metrics} tells it. */
  private static double figure(UpProcess up, String receiver, String outcome) {
    try {
      Matcher found =
          Pattern.compile(
                  "stepwell_remote_write_points_total\\{outcome=\"%s\",receiver=\"%s\"} (\\S+)"
                      .formatted(outcome, Pattern.quote(receiver)))
              .matcher(up.get("/metrics").body());
      return found.find() ? Double.parseDouble(found.group(1)) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return Integer.toString(socket.getLocalPort());
    }
  }
}
