package io.stepwell.schemas.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.stepwell.metrics.Labels;
import io.stepwell.query.Answer;
import io.stepwell.query.AnswerSeries;
import io.stepwell.query.QueryException;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The body that answers a query, in UTF-8, on one line and ended by a line feed:
 *
 * <pre>
 * {"status":"success","data":{"resultType":"matrix","result":[
 *   {"metric":{"__name__":"http_reqs","test_run_id":"7"},"values":[[1684949415,845]]}]}}
 * </pre>
 *
 * {@code warnings} follows {@code data} where there are any. Times are whole unix seconds; values
 * look as {@link NumberText} says.
 */
public final class AnswerJson {

  private static final JsonFactory JSON = new JsonFactory();

  private AnswerJson() {}

  /** Writes the body; the stream stays open. */
  public static void write(Answer answer, OutputStream out) throws IOException {
    try (JsonGenerator json = generator(out)) {
      json.writeStartObject();
      json.writeStringField("status", "success");
      json.writeObjectFieldStart("data");
      json.writeStringField("resultType", answer.resultType().word());
      json.writeArrayFieldStart("result");
      for (AnswerSeries series : answer.series()) {
        write(series, json);
      }
      json.writeEndArray();
      json.writeEndObject();
      if (!answer.warnings().isEmpty()) {
        json.writeArrayFieldStart("warnings");
        for (String warning : answer.warnings()) {
          json.writeString(warning);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    out.write('\n');
  }

  /** Writes the body that refuses a query; the stream stays open. */
  public static void write(QueryException refusal, OutputStream out) throws IOException {
    writeError(refusal.kind().word(), refusal.sentence(), out);
  }

  /**
   * Writes the body of an error of any kind; the stream stays open.
   *
   * @param type the API's name of the kind
   * @param sentence for whoever asked
   */
  public static void writeError(String type, String sentence, OutputStream out) throws IOException {
    try (JsonGenerator json = generator(out)) {
      json.writeStartObject();
      json.writeStringField("status", "error");
      json.writeStringField("errorType", type);
      json.writeStringField("error", sentence);
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static JsonGenerator generator(OutputStream out) throws IOException {
    return JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  private static void write(AnswerSeries series, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("metric");
    Labels labels = series.labels();
    for (int i = 0; i < labels.size(); i++) {
      json.writeStringField(labels.name(i), labels.value(i));
    }
    json.writeEndObject();
    json.writeArrayFieldStart("values");
    for (int point = 0; point < series.size(); point++) {
      json.writeStartArray();
      json.writeNumber(series.time(point));
      json.writeNumber(NumberText.of(series.value(point)));
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
