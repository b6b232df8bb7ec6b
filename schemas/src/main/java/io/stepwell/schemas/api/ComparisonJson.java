package io.stepwell.schemas.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.stepwell.metrics.Labels;
import io.stepwell.query.ComparedSeries;
import io.stepwell.query.Comparison;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalDouble;

/**
 * The body that compares two runs, in UTF-8, on one line and ended by a line feed:
 *
 * <pre>
 * {"status":"success","data":{"resultType":"comparison","base":7,"with":8,"better":"lower",
 *   "blocks":12,"result":[{"metric":{"__name__":"http_req_duration"},"base":12,"value":15,
 *   "change":3,"interval":[-1,6.5],"finding":"within_noise"}]}}
 * </pre>
 *
 * What there is not is left out; {@code warnings} follows {@code data} where there are any.
 */
public final class ComparisonJson {

  private static final JsonFactory JSON = new JsonFactory();

  private ComparisonJson() {}

  /** Writes the body; the stream stays open. */
  public static void write(Comparison comparison, OutputStream out) throws IOException {
    try (JsonGenerator json =
        JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      json.writeStringField("status", "success");
      json.writeObjectFieldStart("data");
      json.writeStringField("resultType", "comparison");
      json.writeNumberField("base", comparison.base());
      json.writeNumberField("with", comparison.other());
      json.writeStringField("better", comparison.better().word());
      json.writeNumberField("blocks", comparison.blocks());
      json.writeArrayFieldStart("result");
      for (ComparedSeries series : comparison.series()) {
        json.writeStartObject();
        writeFields(series, json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      if (!comparison.warnings().isEmpty()) {
        json.writeArrayFieldStart("warnings");
        for (String warning : comparison.warnings()) {
          json.writeString(warning);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    out.write('\n');
  }

  /** Writes what there is of one series into the object that was begun. */
  public static void writeFields(ComparedSeries series, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("metric");
    Labels labels = series.labels();
    for (int i = 0; i < labels.size(); i++) {
      json.writeStringField(labels.name(i), labels.value(i));
    }
    json.writeEndObject();
    write("base", series.base(), json);
    write("value", series.other(), json);
    write("change", series.change(), json);
    if (series.interval().isPresent()) {
      json.writeArrayFieldStart("interval");
      json.writeNumber(NumberText.of(series.interval().get().low()));
      json.writeNumber(NumberText.of(series.interval().get().high()));
      json.writeEndArray();
    }
    json.writeStringField("finding", series.finding().word());
  }

  private static void write(String name, OptionalDouble value, JsonGenerator json)
      throws IOException {
    if (value.isPresent()) {
      json.writeFieldName(name);
      json.writeNumber(NumberText.of(value.getAsDouble()));
    }
  }
}
