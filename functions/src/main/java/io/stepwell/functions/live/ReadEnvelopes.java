package io.stepwell.functions.live;

import io.stepwell.functions.ReadInput;
import io.stepwell.schemas.push.BadPushException;
import io.stepwell.schemas.push.PushRecord;
import java.util.Base64;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Reads which push a record carries; one that carries none goes to the dead letters. */
public final class ReadEnvelopes extends ProcessFunction<TopicRecord, PlacedPush> {

  private static final long serialVersionUID = 1L;

  private transient Counter rejected;

  @Override
  public void open(OpenContext context) {
    rejected = getRuntimeContext().getMetricGroup().counter(LiveFigures.REJECTED);
  }

  @Override
  public void processElement(TopicRecord record, Context context, Collector<PlacedPush> out) {
    PushRecord push;
    try {
      push = PushRecord.read(record.value());
    } catch (BadPushException e) {
      rejected.inc();
      String bytes = Base64.getEncoder().encodeToString(record.value());
      context.output(
          ReadInput.DEAD_LETTERS,
          record.place().letter(String.valueOf(e.getMessage()), bytes).json());
      return;
    }
    out.collect(new PlacedPush(record.place(), push));
  }
}
