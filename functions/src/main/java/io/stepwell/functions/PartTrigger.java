package io.stepwell.functions;

import io.stepwell.metrics.Part;
import java.time.Duration;
import org.apache.flink.streaming.api.windowing.triggers.Trigger;
import org.apache.flink.streaming.api.windowing.triggers.TriggerResult;

/**
 * Emits what a window has gathered as one part and empties it, a short while after its first part
 * came and again whenever more has come. At the end of bounded input the final watermark does it,
 * since processing-time timers do not fire there; a series' windows then close in order of time.
 */
public final class PartTrigger extends Trigger<Part, StepWindow> {

  /** How long a window gathers before it emits. */
  public static final Duration DEFAULT_LINGER = Duration.ofSeconds(1);

  private static final long serialVersionUID = 1L;

  /** Beyond any watermark but the final one, with room above for a second of any run. */
  private static final long END_OF_INPUT = Long.MAX_VALUE - (1L << 42);

  private static final long NEVER = 0;

  private final long lingerMillis;

  private PartTrigger(long lingerMillis) {
    this.lingerMillis = lingerMillis;
  }

  /** Emits once, at the end of the input: for batch jobs. */
  public static PartTrigger atEndOfInput() {
    return new PartTrigger(NEVER);
  }

  /** Emits when a window has gathered for so long, and at the end of the input if there is one. */
  public static PartTrigger after(Duration linger) {
    return new PartTrigger(linger.toMillis());
  }

  /**
   * The processing-time timer stands on a grid of the linger's width, so that however many parts
   * come there are at most two timers a window. What an operator before this one held back until
   * the input's end comes behind the final watermark, when no timer would fire any more.
   */
  @Override
  public TriggerResult onElement(
      Part part, long timestamp, StepWindow window, TriggerContext context) {
    if (context.getCurrentWatermark() >= END_OF_INPUT) {
      return TriggerResult.FIRE_AND_PURGE;
    }
    if (lingerMillis != NEVER) {
      long now = context.getCurrentProcessingTime();
      context.registerProcessingTimeTimer((now / lingerMillis + 1) * lingerMillis);
    }
    context.registerEventTimeTimer(END_OF_INPUT + window.second());
    return TriggerResult.CONTINUE;
  }

  @Override
  public TriggerResult onProcessingTime(long time, StepWindow window, TriggerContext context) {
    clear(window, context);
    return TriggerResult.FIRE_AND_PURGE;
  }

  @Override
  public TriggerResult onEventTime(long time, StepWindow window, TriggerContext context) {
    return TriggerResult.FIRE_AND_PURGE;
  }

  @Override
  public void clear(StepWindow window, TriggerContext context) {
    context.deleteEventTimeTimer(END_OF_INPUT + window.second());
  }

  @Override
  public String toString() {
    return lingerMillis == NEVER ? "at end of input" : "after " + lingerMillis + " ms";
  }
}
