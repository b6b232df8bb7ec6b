package io.stepwell.functions.live;

import io.stepwell.functions.ReadInput;
import io.stepwell.metrics.Part;
import io.stepwell.schemas.push.BadPushException;
import io.stepwell.schemas.push.Push;
import io.stepwell.schemas.push.PushLimits;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Reads the parts that a push holds, and the samples where it holds those, all of them or none; one
 * that cannot be read goes to the dead letters.
 */
public final class DecodePushes extends ProcessFunction<PlacedPush, Part> {

  private static final long serialVersionUID = 1L;

  private final boolean archive;

  private transient Counter values;
  private transient Counter rejected;

  /**
   * @param archive whether to put samples out to {@link ReadInput#SAMPLES}
   */
  public DecodePushes(boolean archive) {
    this.archive = archive;
  }

  @Override
  public void open(OpenContext context) {
    values = getRuntimeContext().getMetricGroup().counter(LiveFigures.VALUES);
    rejected = getRuntimeContext().getMetricGroup().counter(LiveFigures.REJECTED);
  }

  @Override
  public void processElement(PlacedPush placed, Context context, Collector<Part> out) {
    Push push;
    try {
      push = placed.push().decode(PushLimits.DEFAULT);
    } catch (BadPushException e) {
      rejected.inc();
      context.output(ReadInput.DEAD_LETTERS, placed.letter(String.valueOf(e.getMessage())).json());
      return;
    }
    values.inc(push.parts().size());
    push.parts().forEach(out::collect);
    if (archive) {
      push.samples().forEach(sample -> context.output(ReadInput.SAMPLES, sample));
    }
  }
}
