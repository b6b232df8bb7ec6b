package io.stepwell.server.operations;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import io.stepwell.schemas.lake.CacheFigures;
import io.stepwell.server.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What the server measures of itself, for Prometheus. Safe for use by many threads. */
public final class ServerFigures {

  private static final double NANOS = 1e9;
  private static final double[] SECONDS = {
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  private final Gauge inFlight;
  private final Counter requests;
  private final Histogram durations;
  private final Counter bytes;

  /**
   * @param cache asked whenever the figures are read
   */
  public ServerFigures(Supplier<CacheFigures> cache) {
    inFlight =
        Gauge.builder()
            .name("stepwell_http_requests_in_flight")
            .help("Requests that are not answered yet.")
            .register(registry);
    requests =
        Counter.builder()
            .name("stepwell_http_requests")
            .help("Requests answered, by the route's path, the method and the status code.")
            .labelNames("route", "method", "code")
            .register(registry);
    durations =
        Histogram.builder()
            .name("stepwell_http_request_duration")
            .unit(Unit.SECONDS)
            .help("Time from a request's coming to its answer, waiting included.")
            .labelNames("route")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .register(registry);
    bytes =
        Counter.builder()
            .name("stepwell_http_response")
            .unit(Unit.BYTES)
            .help("Bytes of answers' bodies, as sent.")
            .labelNames("route")
            .register(registry);
    total("stepwell_cache_hits", "Lake data found in memory.", cache, CacheFigures::hits);
    total("stepwell_cache_misses", "Lake data read from files.", cache, CacheFigures::misses);
    now("stepwell_cache_bytes", "Lake data in memory.", cache, CacheFigures::bytes);
    now("stepwell_runs_loaded", "Runs with data in memory.", cache, CacheFigures::runs);
    JvmMetrics.builder().register(registry);
  }

  private void total(
      String name,
      String help,
      Supplier<CacheFigures> cache,
      ToDoubleFunction<CacheFigures> figure) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(figure.applyAsDouble(cache.get())))
        .register(registry);
  }

  private void now(
      String name,
      String help,
      Supplier<CacheFigures> cache,
      ToDoubleFunction<CacheFigures> figure) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(figure.applyAsDouble(cache.get())))
        .register(registry);
  }

  /**
   * Shows what becomes of points that are sent to receivers, from now on.
   *
   * @param sent asked whenever the figures are read
   */
  public void show(Supplier<List<SentPoints>> sent) {
    CounterWithCallback.builder()
        .name("stepwell_remote_write_points")
        .help("Points for receivers of remote write, by what became of them.")
        .labelNames("outcome", "receiver")
        .callback(
            callback ->
                sent.get()
                    .forEach(
                        each -> {
                          callback.call((double) each.sent(), "sent", each.receiver());
                          callback.call((double) each.dropped(), "dropped", each.receiver());
                          callback.call((double) each.retried(), "retried", each.receiver());
                        }))
        .register(registry);
  }

  /** A request has come. */
  void began() {
    inFlight.inc();
  }

  /** A request has been answered. */
  void answered(String route, String method, Reply reply, long nanos) {
    inFlight.dec();
    requests.labelValues(route, method, Integer.toString(reply.status())).inc();
    durations.labelValues(route).observe(nanos / NANOS);
    bytes.labelValues(route).inc(reply.body().length);
  }

  /** All figures in Prometheus' text format. */
  Reply text() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    writer.write(text, registry.scrape());
    return Reply.of(200, writer.getContentType(), text.toByteArray());
  }
}
