package io.stepwell.server.legacy;

import io.stepwell.metrics.BuiltinMetric;
import io.stepwell.metrics.BuiltinMetrics;
import io.stepwell.metrics.Contains;
import io.stepwell.metrics.MetricType;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A metric as version 2 has them: one of k6's, or a part of one.
 *
 * @param info k6's metric
 * @param contains what its values measure
 * @param submetric which series of it
 * @param group k6's path of the group that all of its samples are of; empty if there are several,
 *     or nobody asks
 */
record LegacyMetric(
    MetricInfo info, Contains contains, Submetric submetric, Optional<String> group) {

  /** All of a metric. */
  static LegacyMetric whole(MetricInfo info, Map<String, Contains> contains) {
    Contains builtin =
        BuiltinMetrics.named(info.name()).map(BuiltinMetric::contains).orElse(Contains.DEFAULT);
    return new LegacyMetric(
        info, contains.getOrDefault(info.name(), builtin), new Submetric.Whole(), Optional.empty());
  }

  /** A part of this one. */
  LegacyMetric only(Submetric other, Optional<String> groupOfAll) {
    return new LegacyMetric(info, contains, other, groupOfAll);
  }

  /** What it is called by in that run, at any time. */
  String id(long run) {
    List<String> texts = new ArrayList<>(List.of(Long.toString(run), info.name()));
    texts.addAll(submetric.key());
    return Md5.hex(texts);
  }

  /** What chooses its series. */
  Selector selector() {
    return new Selector(Optional.of(info.name()), submetric.matchers());
  }

  /** The word for what its values measure. */
  String unit() {
    if (info.type() == MetricType.RATE) {
      return "percent";
    }
    return switch (contains) {
      case DEFAULT -> "default";
      case TIME -> "time";
      case DATA -> "bytes";
    };
  }
}
