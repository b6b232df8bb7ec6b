package io.stepwell.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.stepwell.jobs.Compacted;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** What compactions did, one run a row. */
final class CompactionReport {

  private static final double MILLIS = 1000;

  private CompactionReport() {}

  /** For people. */
  static String text(List<Compacted> compacted) {
    TextTable table =
        new TextTable()
            .number("run")
            .number("files before")
            .number("files after")
            .number("bytes before")
            .number("bytes after")
            .number("seconds");
    for (Compacted run : compacted) {
      table.row(
          Long.toString(run.run()),
          Integer.toString(run.before().files()),
          Integer.toString(run.after().files()),
          Long.toString(run.before().bytes()),
          Long.toString(run.after().bytes()),
          String.format(Locale.ROOT, "%.2f", seconds(run)));
    }
    return table.toString();
  }

  /** For programs: one JSON array on one line, ended by a line feed; the stream stays open. */
  static void json(List<Compacted> compacted, OutputStream out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartArray();
      for (Compacted run : compacted) {
        json.writeStartObject();
        json.writeNumberField("run", run.run());
        json.writeNumberField("generation", run.generation());
        json.writeNumberField("files_before", run.before().files());
        json.writeNumberField("files_after", run.after().files());
        json.writeNumberField("bytes_before", run.before().bytes());
        json.writeNumberField("bytes_after", run.after().bytes());
        json.writeNumberField("seconds", seconds(run));
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    out.write('\n');
  }

  private static double seconds(Compacted run) {
    return run.duration().toMillis() / MILLIS;
  }
}
