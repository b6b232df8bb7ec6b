package io.stepwell.cli;

import io.stepwell.jobs.BackfillResult;
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
    result.deadLetters().ifPresent(file -> facts.fact("dead letters", file.toString()));
    terminal.out().print(facts);
    result.warnings().forEach(warning -> terminal.note("warning: " + Visible.of(warning)));
  }

  static String seconds(BackfillResult result) {
    return String.format(Locale.ROOT, "%.2f", result.duration().toMillis() / 1000.0);
  }
}
