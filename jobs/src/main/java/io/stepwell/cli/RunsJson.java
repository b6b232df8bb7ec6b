package io.stepwell.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.catalog.RunMetric;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Runs for programs: one JSON document on one line, ended by a line feed. */
final class RunsJson {

  private static final JsonFactory JSON = new JsonFactory();

  private RunsJson() {}

  /** Writes an array of runs; the stream stays open. */
  static void write(List<Run> runs, OutputStream out) throws IOException {
    try (JsonGenerator json = generator(out)) {
      json.writeStartArray();
      for (Run run : runs) {
        json.writeStartObject();
        write(run, json);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    out.write('\n');
  }

  /** Writes one run with its metrics and sources; the stream stays open. */
  static void write(Run run, List<RunMetric> metrics, List<String> sources, OutputStream out)
      throws IOException {
    try (JsonGenerator json = generator(out)) {
      json.writeStartObject();
      write(run, json);
      json.writeArrayFieldStart("metrics");
      for (RunMetric metric : metrics) {
        json.writeStartObject();
        json.writeStringField("name", metric.name());
        json.writeStringField("type", metric.type().word());
        json.writeStringField("contains", metric.contains().word());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("sources");
      for (String source : sources) {
        json.writeString(source);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static JsonGenerator generator(OutputStream out) throws IOException {
    return JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  private static void write(Run run, JsonGenerator json) throws IOException {
    json.writeNumberField("id", run.id());
    json.writeObjectFieldStart("load_test");
    json.writeNumberField("id", run.loadTest().id());
    json.writeNumberField("project_id", run.loadTest().project());
    json.writeStringField("name", run.loadTest().name());
    json.writeEndObject();
    json.writeStringField("status", run.status().word());
    if (run.extent().isPresent()) {
      json.writeStringField("start", Figures.time(run.extent().get().start()));
      json.writeStringField("end", Figures.time(run.extent().get().end()));
    }
    json.writeNumberField("samples", run.samples());
    json.writeNumberField("rejected", run.rejected());
    json.writeNumberField("series", run.series());
    if (run.generation().isPresent()) {
      json.writeNumberField("generation", run.generation().getAsInt());
    }
    json.writeBooleanField("raw_samples", run.archive().isPresent());
  }
}
