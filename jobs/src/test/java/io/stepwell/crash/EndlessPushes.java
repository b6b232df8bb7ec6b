package io.stepwell.crash;

import io.stepwell.jobs.MovedPush;
import io.stepwell.jobs.RecordedPushes;
import io.stepwell.schemas.push.PushLimits;
import java.util.List;

/**
 * What a real k6 pushed, over and over, each time around a second later. So most of what is stored
 * is merged of many pushes.
 */
public final class EndlessPushes {

  private final List<byte[]> recorded;
  private final long run;
  private final long shift;

  private EndlessPushes(List<byte[]> recorded, long run, long shift) {
    this.recorded = recorded;
    this.run = run;
    this.shift = shift;
  }

  /**
   * Those of a recording.
   *
   * @param run which they are to be of
   * @param start the second that they begin with, since the epoch
   */
  public static EndlessPushes of(RecordedPushes recording, long run, long start) {
    long first =
        recording.records().stream()
            .mapToLong(push -> push.decode(PushLimits.DEFAULT).firstSecond())
            .min()
            .orElseThrow();
    return new EndlessPushes(recording.bodies(), run, start - first);
  }

  /** The body of the push of that number, counted from 0. */
  public byte[] body(int number) {
    long round = number / recorded.size();
    return MovedPush.of(recorded.get(number % recorded.size()))
        .toRun(run)
        .later(shift + round)
        .body();
  }
}
