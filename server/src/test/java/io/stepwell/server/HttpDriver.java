package io.stepwell.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.Sample;
import io.stepwell.query.Answer;
import io.stepwell.query.AnswerSeries;
import io.stepwell.query.QueryException;
import io.stepwell.query.ResultType;
import io.stepwell.query.k6test.Ask;
import io.stepwell.query.k6test.Driver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs scripts through a server: samples are written into a lake, questions are asked over HTTP,
 * every other one with its path percent-encoded and the others as plain as HTTP allows.
 */
final class HttpDriver implements Driver {

  static final String LOAD_TEST = "scripts";

  private final TestHome home;
  private final TestServer server;
  private final Set<Long> loaded = new HashSet<>();
  private int asked;

  HttpDriver(TestHome home, TestServer server) {
    this.home = home;
    this.server = server;
  }

  @Override
  public void load(List<Sample> samples) {
    samples.forEach(sample -> loaded.add(sample.run()));
    home.write(1, LOAD_TEST, "{}", samples);
  }

  @Override
  public Answer answer(Ask ask) {
    RawResponse response = server.get(target(ask), "Accept: application/json");
    refuse(response);
    JsonNode data = response.json().path("data");
    List<AnswerSeries> series = new ArrayList<>();
    data.path("result").forEach(one -> series.add(series(one)));
    List<String> warnings = new ArrayList<>();
    response.json().path("warnings").forEach(warning -> warnings.add(warning.textValue()));
    ResultType type =
        switch (data.path("resultType").asText()) {
          case "matrix" -> ResultType.MATRIX;
          case "vector" -> ResultType.VECTOR;
          default -> throw new AssertionError(response);
        };
    return new Answer(type, series, warnings);
  }

  private static AnswerSeries series(JsonNode json) {
    Labels labels = labels(json.path("metric"));
    JsonNode points = json.path("values");
    long[] times = new long[points.size()];
    double[] values = new double[points.size()];
    for (int i = 0; i < times.length; i++) {
      if (!points.get(i).get(0).isIntegralNumber() || !points.get(i).get(1).isNumber()) {
        throw new AssertionError("a point is a whole number and a number, not " + points.get(i));
      }
      times[i] = points.get(i).get(0).longValue();
      values[i] = points.get(i).get(1).doubleValue();
    }
    return AnswerSeries.of(Long.parseLong(labels.get("test_run_id")), labels, times, values);
  }

  private static Labels labels(JsonNode json) {
    Map<String, String> labels = new TreeMap<>();
    for (Map.Entry<String, JsonNode> label : json.properties()) {
      labels.put(label.getKey(), label.getValue().textValue());
    }
    return Labels.of(labels);
  }

  private static void refuse(RawResponse response) {
    if (response.status() != 200) {
      String sentence = response.error();
      switch (response.status() + " " + response.json().path("errorType").asText()) {
        case "400 bad_data" -> throw QueryException.badData(sentence);
        case "404 not_found" -> throw QueryException.notFound(sentence);
        default -> throw new AssertionError(response);
      }
    }
  }

  private String target(Ask ask) {
    List<String> parameters = new ArrayList<>();
    parameters.add("query='" + ask.query().replace("'", "''") + "'");
    parameters.add("metric='" + ask.metric().replace("'", "''") + "'");
    ask.step().ifPresent(step -> parameters.add("step=" + step));
    ask.start().ifPresent(start -> parameters.add("start=" + start));
    ask.end().ifPresent(end -> parameters.add("end=" + end));
    String call = ask.resultType() == ResultType.MATRIX ? "query_range_k6" : "query_aggregate_k6";
    if (ask.runs().size() == 1) {
      return path("test_runs/" + ask.runs().get(0), call, parameters);
    }
    // The API refuses runs of no load test before anything is asked of them.
    parameters.add(
        ask.runs().stream()
            .filter(loaded::contains)
            .map(String::valueOf)
            .collect(Collectors.joining(",", "test_run_ids=[", "]")));
    long loadTest = home.catalog().loadTest(1, LOAD_TEST).orElseThrow().id();
    return path("load_tests/" + loadTest, call, parameters);
  }

  private String path(String entity, String call, List<String> parameters) {
    String raw = call + "(" + String.join(",", parameters) + ")";
    return "/cloud/v5/" + entity + "/" + (asked++ % 2 == 0 ? encoded(raw) : plain(raw));
  }

  @Override
  public List<Labels> series(long run, List<String> selectors) {
    String query =
        selectors.stream()
            .map(selector -> "match[]=" + encoded(selector))
            .collect(Collectors.joining("&"));
    RawResponse response = server.get("/cloud/v5/test_runs/" + run + "/series?" + query);
    refuse(response);
    List<Labels> series = new ArrayList<>();
    response.json().path("data").forEach(one -> series.add(labels(one)));
    return series;
  }

  /** Every byte that is not a letter or a digit as an escape. */
  static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 128 && Character.isLetterOrDigit(c)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(String.format("%02x", (int) c));
      }
    }
    return encoded.toString();
  }

  /** Only what would end the request line, or begin an escape, as an escape. */
  static String plain(String text) {
    return text.replace("%", "%25").replace(" ", "%20").replace("\t", "%09");
  }
}
