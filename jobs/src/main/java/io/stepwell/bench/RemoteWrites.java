package io.stepwell.bench;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Gauge;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Rate;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.metrics.Trend;
import io.stepwell.schemas.prometheus.WriteBody;
import io.stepwell.schemas.push.PushFormat;
import io.stepwell.schemas.push.PushLimits;
import io.stepwell.schemas.wire.prometheus.TimeSeries;
import io.stepwell.schemas.wire.prometheus.WriteRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says the same as pushes do in the words of Prometheus: one point for each series and second, of
 * counters and histograms that grow.
 */
final class RemoteWrites {

  private static final long MILLIS = 1_000;

  private final Map<Long, Map<SeriesKey, PrometheusSeries>> runs = new HashMap<>();

  /** The bodies of the requests with what pushes hold; those of one series are in order of time. */
  List<List<byte[]>> bodies(List<List<PreparedPush>> pushes) {
    List<List<byte[]>> bodies = new ArrayList<>();
    for (List<PreparedPush> share : pushes) {
      List<byte[]> written = new ArrayList<>();
      for (PreparedPush push : share) {
        written.add(body(push));
      }
      bodies.add(written);
    }
    return bodies;
  }

  private byte[] body(PreparedPush push) {
    Map<SeriesKey, PrometheusSeries> begun =
        runs.computeIfAbsent(push.run(), run -> new HashMap<>());
    WriteRequest.Builder request = WriteRequest.newBuilder();
    for (Part part :
        PushFormat.V2_PROTOBUF.decode(push.body(), push.run(), PushLimits.DEFAULT).parts()) {
      PrometheusSeries series =
          begun.computeIfAbsent(part.series(), key -> series(push.run(), part));
      observe(series, part.aggregate());
      TimeSeries.Builder builder = series.builder();
      series.appendTo(builder, (part.second() + 1) * MILLIS);
      request.addTimeseries(builder);
    }
    return WriteBody.of(request.build());
  }

  private static PrometheusSeries series(long run, Part part) {
    Map<String, String> labels = part.series().labels().asMap();
    labels.put("testid", Long.toString(run));
    return new PrometheusSeries(part.series().metric(), part.aggregate().type(), labels);
  }

  private static void observe(PrometheusSeries series, Aggregate aggregate) {
    if (aggregate instanceof Counter counter) {
      series.observe(counter.sum());
    } else if (aggregate instanceof Gauge gauge) {
      series.observe(gauge.last());
    } else if (aggregate instanceof Rate rate) {
      series.observe(rate.nonzero());
    } else if (aggregate instanceof Trend trend) {
      for (float value : trend.sketch().values()) {
        series.observe(value);
      }
    }
  }
}
