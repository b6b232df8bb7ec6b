package io.stepwell.server.legacy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.schemas.catalog.Run;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A metric in the JSON of version 2, and what may be included with it. */
final class MetricJson {

  private static final String SEPARATOR = "::";

  private MetricJson() {}

  static ObjectNode of(LegacyMetric metric, Run run) {
    return of(metric, metric.id(run.id()), run);
  }

  /**
   * The same under another id.
   *
   * @param id for one that stands for a threshold
   */
  static ObjectNode of(LegacyMetric metric, String id, Run run) {
    Submetric submetric = metric.submetric();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("check_id", submetric instanceof Submetric.OfCheck check ? check.id() : null);
    json.put("contains", metric.unit());
    json.put("group_id", metric.group().map(Md5::hex).orElse(null));
    json.put("id", id);
    json.put("name", metric.info().name());
    json.put("project_id", run.loadTest().project());
    tags(json.putObject("tags"), submetric);
    json.put("test_run_id", run.id());
    json.put("type", metric.info().type().word());
    json.put("url_id", submetric instanceof Submetric.OfUrl url ? url.id() : null);
    return json;
  }

  private static void tags(ObjectNode tags, Submetric submetric) {
    if (submetric instanceof Submetric.OfUrl url) {
      tags.put(Submetric.METHOD, url.method());
      tags.put(Submetric.STATUS, url.status());
      tags.put(Submetric.URL, url.url());
    } else if (submetric instanceof Submetric.OfCheck check) {
      tags.put(Submetric.CHECK, check.check());
      tags.put(Submetric.GROUP, check.group());
    } else if (submetric instanceof Submetric.OfGroup group) {
      tags.put(Submetric.GROUP, group.group());
    }
  }

  /** The check that a metric is of; null if it is of none. */
  static @Nullable ObjectNode check(LegacyMetric metric) {
    return metric.submetric() instanceof Submetric.OfCheck check
        ? object().put("id", check.id()).put("name", check.check())
        : null;
  }

  /** The group that a metric is of; null if it is of several. */
  static @Nullable ObjectNode group(LegacyMetric metric) {
    Optional<String> path = metric.group();
    if (path.isEmpty()) {
      return null;
    }
    String name = path.get().substring(path.get().lastIndexOf(SEPARATOR) + 1);
    return object()
        .put("id", Md5.hex(path.get()))
        .put("name", name.startsWith(":") ? name.substring(1) : name);
  }

  /** The requests that a metric is of; null if it is of several. */
  static @Nullable ObjectNode url(LegacyMetric metric) {
    return metric.submetric() instanceof Submetric.OfUrl url
        ? object()
            .put("id", url.id())
            .put("method", url.method())
            .put("status", status(url.status()))
            .put("url", url.url())
        : null;
  }

  /** A status as a number; 0 is also k6's for a request without an answer. */
  static int status(String text) {
    return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
