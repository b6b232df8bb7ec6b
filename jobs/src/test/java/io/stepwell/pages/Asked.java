package io.stepwell.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.cluster.Served;
import io.stepwell.jobs.UpRuns;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the public API answers, which is what pages have to show. */
record Asked(Served served) {

  /** The answer to a path. */
  JsonNode json(String path) {
    return new UpRuns(served).json(path);
  }

  /** An aggregate query's values, each by the values of the labels that it is by. */
  Map<List<String>, Double> aggregate(long run, String metric, String query, String... labels) {
    String by = labels.length == 0 ? "" : " by (" + String.join(",", labels) + ")";
    JsonNode result =
        json("/cloud/v5/test_runs/%d/query_aggregate_k6(metric='%s',query='%s')"
                .formatted(run, encoded(metric), encoded(query + by)))
            .at("/data/result");
    Map<List<String>, Double> values = new HashMap<>();
    for (JsonNode one : result) {
      List<String> key =
          List.of(labels).stream().map(label -> one.path("metric").path(label).asText()).toList();
      values.put(key, one.at("/values/0/1").asDouble());
    }
    return values;
  }

  /** The value of an aggregate query that has one. */
  double value(long run, String metric, String query) {
    return aggregate(run, metric, query).values().iterator().next();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text.replace("'", "''"), UTF_8).replace("+", "%20");
  }
}
