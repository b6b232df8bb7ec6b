package io.stepwell.cli;

import io.stepwell.jobs.BackfillResult;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** What a backfill did, one fact a line; its warnings go to standard error. */
final class BackfillReport {

  private BackfillReport() {}

  static void print(BackfillResult result, Terminal terminal) {
    FactLines facts =
        new FactLines()
            .fact("run", Long.toString(result.run()))
            .fact("samples", Long.toString(result.samples()))
            .fact("rejected", Long.toString(result.rejected()))
            .fact("series", Long.toString(result.series()))
            .fact("seconds", seconds(result))
            .fact("samples/s", Long.toString(Math.round(result.samplesPerSecond())));
    result.deadLetters().ifPresent(place -> facts.fact("dead letters", shown(place)));
    terminal.out().print(facts);
    result.warnings().forEach(warning -> terminal.note("warning: " + Visible.of(warning)));
  }

  /** A file of this machine is named as a user would. */
  private static String shown(URI place) {
    return "file".equals(place.getScheme()) ? Path.of(place).toString() : place.toString();
  }

  static String seconds(BackfillResult result) {
    return String.format(Locale.ROOT, "%.2f", result.duration().toMillis() / 1000.0);
  }
}
