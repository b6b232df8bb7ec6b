package io.stepwell.bench;

import io.stepwell.metrics.MetricType;
import io.stepwell.query.TimeRange;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Prometheus over what it was sent of a run. */
final class PrometheusQueries implements Answering {

  private final PrometheusProcess prometheus;
  private final TimeRange extent;
  private final Asking asking = new Asking();

  /**
   * Queries of a server that has been fed.
   *
   * @param extent the times of the first and the last point that it was sent
   */
  PrometheusQueries(PrometheusProcess prometheus, TimeRange extent) {
    this.prometheus = prometheus;
    this.extent = extent;
  }

  @Override
  public String name() {
    return "Prometheus";
  }

  @Override
  public void ask(TimedQuestion question) throws IOException, InterruptedException {
    asking.get(address(question));
  }

  @Override
  public Map<Point, Double> answer(TimedQuestion question)
      throws IOException, InterruptedException {
    return AnswerBody.read(asking.get(address(question)), question);
  }

  private URI address(TimedQuestion question) {
    if (question.step().isEmpty()) {
      return address("query?time=" + extent.end(), query(question, extent.seconds()));
    }
    int step = question.step().getAsInt();
    long start = (extent.start() / step + 1) * step;
    return address(
        "query_range?start=%d&end=%d&step=%d".formatted(start, extent.end(), step),
        query(question, step));
  }

  private URI address(String request, String query) {
    return prometheus
        .address()
        .resolve(
            "/api/v1/" + request + "&query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
  }

  private static String query(TimedQuestion question, long seconds) {
    MetricType type =
        question.kind() == TimedQuestion.Kind.QUANTILE ? MetricType.TREND : MetricType.COUNTER;
    String series = PrometheusSeries.name(question.metric(), type) + "[" + seconds + "s]";
    String by =
        question.labels().isEmpty() ? "" : " by (" + String.join(", ", question.labels()) + ") ";
    return switch (question.kind()) {
      case INCREASE -> "sum" + by + "(increase(" + series + "))";
      case RATE -> "sum" + by + "(rate(" + series + "))";
      case QUANTILE ->
          "histogram_quantile("
              + TimedQuestion.QUANTILE
              + ", sum"
              + by
              + "(increase("
              + series
              + ")))";
    };
  }
}
