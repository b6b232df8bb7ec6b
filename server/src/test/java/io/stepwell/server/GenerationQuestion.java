package io.stepwell.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.query.k6test.K6Test;
import java.util.OptionalInt;

/**
 * Questions to run 1, whose generation g has g requests in each of its 10 + g seconds, a label and
 * a metric that say g, and thresholds that hold for it alone. So no mixture of two looks like one.
 */
enum GenerationQuestion {
  RANGE("/cloud/v5/test_runs/1/query_range_k6(metric='http_reqs',query='increase',step=1)") {
    @Override
    OptionalInt read(JsonNode body) {
      JsonNode values = body.at("/data/result/0/values");
      if (values.isMissingNode()) {
        return OptionalInt.empty();
      }
      int generation = values.get(0).get(1).intValue();
      assertThat(values).hasSize(10 + generation).allMatch(p -> p.get(1).intValue() == generation);
      return OptionalInt.of(generation);
    }
  },
  AGGREGATE("/cloud/v5/test_runs/1/query_aggregate_k6(metric='http_reqs',query='increase')") {
    @Override
    OptionalInt read(JsonNode body) {
      return total(body.at("/data/result/0/values/0"));
    }
  },
  ACROSS_RUNS(
      "/cloud/v5/load_tests/1/query_aggregate_k6(metric='http_reqs',query='increase',test_run_count=1)") {
    @Override
    OptionalInt read(JsonNode body) {
      return total(body.at("/data/result/0/values/0"));
    }
  },
  METRICS("/cloud/v5/test_runs/1/metrics") {
    @Override
    OptionalInt read(JsonNode body) {
      return names(body.path("value"));
    }
  },
  METRICS_OF_LOAD_TEST("/cloud/v5/load_tests/1/metrics") {
    @Override
    OptionalInt read(JsonNode body) {
      return names(body.path("value"));
    }
  },
  SERIES("/cloud/v5/test_runs/1/series?match[]=http_reqs") {
    @Override
    OptionalInt read(JsonNode body) {
      JsonNode data = body.path("data");
      if (data.isEmpty()) {
        return OptionalInt.empty();
      }
      String written = data.get(0).path("written").asText();
      assertThat(data)
          .hasSize(SERIES_EACH)
          .allMatch(s -> s.path("written").asText().equals(written));
      return OptionalInt.of(Integer.parseInt(written));
    }
  },
  VALUES("/cloud/v5/test_runs/1/label/written/values") {
    @Override
    OptionalInt read(JsonNode body) {
      JsonNode data = body.path("data");
      if (data.isEmpty()) {
        return OptionalInt.empty();
      }
      assertThat(data).hasSize(1);
      return OptionalInt.of(Integer.parseInt(data.get(0).asText()));
    }
  },
  RUN("/cloud/v5/test_runs/1") {
    @Override
    OptionalInt read(JsonNode body) {
      return run(body);
    }
  },
  LIST("/cloud/v6/test_runs") {
    @Override
    OptionalInt read(JsonNode body) {
      JsonNode list = body.path("value");
      return list.isEmpty() ? OptionalInt.empty() : run(list.get(0));
    }
  },
  SUMMARY("/cloud/v5/test_runs/1/result_summary") {
    @Override
    OptionalInt read(JsonNode body) {
      JsonNode http = body.path("http_metric_summary");
      if (http.isNull()) {
        return OptionalInt.empty();
      }
      int generation = http.path("rps_mean").intValue();
      assertThat(http.path("requests_count").intValue()).isEqualTo(requests(generation));
      assertThat(body.path("thresholds_summary")).hasToString("{\"successes\":1,\"total\":1}");
      return OptionalInt.of(generation);
    }
  };

  private static final int SERIES_EACH = 3;

  private final String target;

  GenerationQuestion(String target) {
    this.target = target;
  }

  /**
   * The one generation that an answer is of; empty if it knows of none.
   *
   * @throws AssertionError if it is of several
   */
  abstract OptionalInt read(JsonNode body);

  /** Asks. */
  OptionalInt ask(TestServer server) {
    RawResponse response = server.get(target);
    if (response.status() == 404) {
      return OptionalInt.empty();
    }
    assertThat(response.status()).as(name() + " " + response).isEqualTo(200);
    try {
      return read(response.json());
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(name() + " " + response, e);
    }
  }

  /** Writes a generation. */
  static void write(TestHome home, int generation) {
    StringBuilder script = new StringBuilder("load run 1 start 1000\n");
    for (int series = 1; series <= SERIES_EACH; series++) {
      script.append(
          "  counter http_reqs{series=\"%d\",written=\"%d\"} %dx%d\n"
              .formatted(series, generation, share(generation, series), 9 + generation));
    }
    script.append("  counter only_in_%d{written=\"%d\"} 1\n".formatted(generation, generation));
    home.write(
        1,
        "test",
        "{\"http_reqs\":[\"count==%d\"]}".formatted(requests(generation)),
        K6Test.parse("script", script.toString()).samples());
  }

  /** How many of a second's requests are in one of the series. */
  private static int share(int generation, int series) {
    return generation / SERIES_EACH + (series <= generation % SERIES_EACH ? 1 : 0);
  }

  private static int requests(int generation) {
    return generation * (10 + generation);
  }

  private static OptionalInt total(JsonNode point) {
    if (point.isMissingNode()) {
      return OptionalInt.empty();
    }
    int generation = point.get(0).intValue() - 1010;
    assertThat(point.get(1).intValue()).isEqualTo(requests(generation));
    return OptionalInt.of(generation);
  }

  private static OptionalInt names(JsonNode metrics) {
    if (metrics.isEmpty()) {
      return OptionalInt.empty();
    }
    assertThat(metrics).hasSize(2);
    return metrics.findValuesAsText("name").stream()
        .filter(name -> name.startsWith("only_in_"))
        .mapToInt(name -> Integer.parseInt(name.substring("only_in_".length())))
        .findFirst();
  }

  private static OptionalInt run(JsonNode run) {
    int seconds = run.path("execution_duration").intValue();
    if (seconds == 0) {
      return OptionalInt.empty();
    }
    boolean passed =
        run.has("result")
            ? run.path("result").asText().equals("passed")
            : run.path("result_status").intValue() == 0;
    assertThat(passed).isTrue();
    return OptionalInt.of(seconds - 10);
  }
}
