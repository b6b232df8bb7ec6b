package io.stepwell.metrics;

import static io.stepwell.metrics.Contains.DATA;
import static io.stepwell.metrics.Contains.DEFAULT;
import static io.stepwell.metrics.Contains.TIME;
import static io.stepwell.metrics.MetricType.COUNTER;
import static io.stepwell.metrics.MetricType.GAUGE;
import static io.stepwell.metrics.MetricType.RATE;
import static io.stepwell.metrics.MetricType.TREND;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The metrics that k6 emits by itself, with the type and unit it gives them. k6 refuses a script's
 * own metric of such a name with another type, so the table holds wherever no type is written, as
 * in k6's CSV output.
 */
public final class BuiltinMetrics {

  private static final Map<String, BuiltinMetric> BY_NAME = new LinkedHashMap<>();

  static {
    all(GAUGE, DEFAULT, "vus", "vus_max");
    all(COUNTER, DEFAULT, "iterations", "dropped_iterations");
    all(TREND, TIME, "iteration_duration", "group_duration");
    all(RATE, DEFAULT, "checks");
    all(COUNTER, DATA, "data_sent", "data_received");

    all(COUNTER, DEFAULT, "http_reqs");
    all(RATE, DEFAULT, "http_req_failed");
    all(TREND, TIME, "http_req_duration", "http_req_blocked", "http_req_connecting");
    all(TREND, TIME, "http_req_tls_handshaking", "http_req_sending", "http_req_waiting");
    all(TREND, TIME, "http_req_receiving");

    all(COUNTER, DEFAULT, "ws_sessions", "ws_msgs_sent", "ws_msgs_received");
    all(TREND, TIME, "ws_ping", "ws_session_duration", "ws_connecting");

    all(TREND, TIME, "grpc_req_duration");
    all(COUNTER, DEFAULT, "grpc_streams", "grpc_streams_msgs_sent", "grpc_streams_msgs_received");

    all(COUNTER, DATA, "browser_data_sent", "browser_data_received");
    all(TREND, TIME, "browser_http_req_duration");
    all(RATE, DEFAULT, "browser_http_req_failed");
    all(TREND, TIME, "browser_web_vital_fid", "browser_web_vital_ttfb", "browser_web_vital_lcp");
    all(TREND, TIME, "browser_web_vital_inp", "browser_web_vital_fcp");
    all(TREND, DEFAULT, "browser_web_vital_cls");
  }

  private BuiltinMetrics() {}

  /** The builtin metric of that name, if k6 has one. */
  public static Optional<BuiltinMetric> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Every builtin metric. */
  public static Collection<BuiltinMetric> all() {
    return Collections.unmodifiableCollection(BY_NAME.values());
  }

  private static void all(MetricType type, Contains contains, String... names) {
    for (String name : names) {
      BY_NAME.put(name, new BuiltinMetric(name, type, contains));
    }
  }
}
