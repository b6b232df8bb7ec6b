package io.stepwell.cli;

import io.stepwell.jobs.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Progress on standard error: a bar that is drawn over itself on a screen, otherwise a plain line
 * every few seconds. Draws no faster than anybody can look.
 */
final class ProgressLines implements Progress {

  private static final Duration BAR_PAUSE = Duration.ofMillis(100);
  private static final Duration LINE_PAUSE = Duration.ofSeconds(3);
  private static final int BAR_CELLS = 24;
  private static final String ERASE_LINE = "\r\u001b[K";

  private final Terminal terminal;
  private final InstantSource clock;
  private final String title;
  private final Instant start;
  private Instant next;
  private boolean drawn;

  /**
   * @param title what progresses, such as {@code run 7}
   */
  ProgressLines(Terminal terminal, InstantSource clock, String title) {
    this.terminal = terminal;
    this.clock = clock;
    this.title = title;
    this.start = clock.instant();
    this.next = start.plus(pause());
  }

  private Duration pause() {
    return terminal.animated() ? BAR_PAUSE : LINE_PAUSE;
  }

  @Override
  public synchronized void at(long bytesRead, long bytesInAll, long samples) {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(pause());
    String line = line(bytesRead, bytesInAll, samples, Duration.between(start, now));
    if (terminal.animated()) {
      terminal.err().print(ERASE_LINE + line);
      terminal.err().flush();
      drawn = true;
    } else {
      terminal.err().println(line);
    }
  }

  /** Takes the bar away, so that what follows stands on a line of its own. */
  synchronized void end() {
    if (drawn) {
      terminal.err().print(ERASE_LINE);
      terminal.err().flush();
      drawn = false;
    }
  }

  private String line(long bytesRead, long bytesInAll, long samples, Duration elapsed) {
    long perSecond = samples * 1000 / Math.max(1, elapsed.toMillis());
    String figures =
        Figures.count(samples, "sample") + ", " + Figures.count(perSecond) + " samples/s";
    if (bytesInAll <= 0) {
      return title + ": " + figures;
    }
    double share = Math.min(1, (double) bytesRead / bytesInAll);
    String percent = String.format(Locale.ROOT, "%3d %%", (int) (100 * share));
    String bar = terminal.animated() ? bar(share) + " " : "";
    return title + ": " + bar + percent + ", " + figures;
  }

  private static String bar(double share) {
    int full = (int) (share * BAR_CELLS);
    return "[" + "#".repeat(full) + "-".repeat(BAR_CELLS - full) + "]";
  }
}
