package io.stepwell.cli;

import io.stepwell.jobs.Backfill;
import io.stepwell.jobs.BackfillRequest;
import io.stepwell.jobs.BackfillResult;
import io.stepwell.jobs.Progress;
import java.time.InstantSource;

/** A backfill with its progress on standard error, unless that is to be quiet. */
final class BackfillRun {

  private final GlobalOptions options;
  private final Terminal terminal;
  private final String title;

  /** A backfill whose progress lines begin with the title. */
  BackfillRun(GlobalOptions options, Terminal terminal, String title) {
    this.options = options;
    this.terminal = terminal;
    this.title = title;
  }

  BackfillResult run(BackfillRequest request) {
    Backfill backfill = new Backfill(options.home());
    if (options.quiet()) {
      return backfill.run(request, Progress.NONE);
    }
    ProgressLines progress = new ProgressLines(terminal, InstantSource.system(), title);
    try {
      return backfill.run(request, progress);
    } finally {
      progress.end();
    }
  }
}
