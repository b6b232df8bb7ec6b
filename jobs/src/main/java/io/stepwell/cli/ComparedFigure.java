package io.stepwell.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.stepwell.query.ComparedSeries;
import io.stepwell.query.Comparison;
import io.stepwell.query.Question;
import io.stepwell.schemas.api.ComparisonJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A question that was put to two runs, and what it came to.
 *
 * @param question as it was asked
 * @param comparison its answer
 */
record ComparedFigure(Question question, Comparison comparison) {

  /** The figures that say the most about a run, as far as it has their metrics. */
  static final List<Question> USUAL =
      List.of(
          Question.of("http_reqs", "rate"),
          Question.of("http_req_failed", "ratio"),
          Question.of("http_req_duration", "histogram_avg"),
          Question.of("http_req_duration", "histogram_quantile(0.5)"),
          Question.of("http_req_duration", "histogram_quantile(0.95)"),
          Question.of("http_req_duration", "histogram_quantile(0.99)"),
          Question.of("grpc_req_duration", "histogram_quantile(0.95)"),
          Question.of("ws_connecting", "histogram_quantile(0.95)"),
          Question.of("browser_web_vital_lcp", "histogram_quantile(0.95)"),
          Question.of("checks", "ratio"),
          Question.of("iterations", "rate"),
          Question.of("iteration_duration", "histogram_quantile(0.95)"));

  private static final JsonFactory JSON = new JsonFactory();

  /** Whether one of its series got worse by more than noise. */
  boolean isWorse() {
    return comparison.series().stream().anyMatch(comparison::isWorse);
  }

  /** Writes figures as one JSON document, a row a series, ended by a line feed. */
  static void write(long base, long other, List<ComparedFigure> figures, OutputStream out)
      throws IOException {
    try (JsonGenerator json =
        JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      json.writeNumberField("base", base);
      json.writeNumberField("with", other);
      json.writeBooleanField("worse", figures.stream().anyMatch(ComparedFigure::isWorse));
      json.writeArrayFieldStart("value");
      for (ComparedFigure figure : figures) {
        for (ComparedSeries series : figure.comparison().series()) {
          json.writeStartObject();
          json.writeStringField("query", figure.question().query().toString());
          json.writeStringField("better", figure.comparison().better().word());
          ComparisonJson.writeFields(series, json);
          json.writeEndObject();
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }
}
