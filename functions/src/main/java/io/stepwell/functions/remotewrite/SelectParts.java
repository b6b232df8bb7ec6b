package io.stepwell.functions.remotewrite;

import io.stepwell.functions.live.LiveFigures;
import io.stepwell.functions.live.PlacedPush;
import io.stepwell.metrics.Part;
import io.stepwell.schemas.push.BadPushException;
import io.stepwell.schemas.push.PushLimits;
import io.stepwell.schemas.push.PushRecord;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Takes out of a push what the blocks of its run ask for. A push that cannot be read is passed
 * over: the live job has put it with the dead letters.
 */
public final class SelectParts extends ProcessFunction<PlacedPush, BlockParts> {

  private static final long serialVersionUID = 1L;

  /** One sample far in the future would make all others late; receivers do not take it either. */
  private static final Duration FUTURE = Duration.ofMinutes(10);

  private final BlockPlace place;

  private transient BlocksOfRuns blocks;
  private transient Counter rejected;
  private transient Notices notices;

  public SelectParts(BlockPlace place) {
    this.place = place;
  }

  @Override
  public void open(OpenContext context) {
    blocks = place.open();
    rejected = getRuntimeContext().getMetricGroup().counter(LiveFigures.REJECTED);
    notices = new Notices();
  }

  @Override
  public void processElement(PlacedPush placed, Context context, Collector<BlockParts> out) {
    PushRecord push = placed.push();
    BlockSelection selection = blocks.of(push.run());
    List<Part> parts;
    try {
      parts = push.parts(PushLimits.DEFAULT, selection::wants);
    } catch (BadPushException e) {
      rejected.inc();
      return;
    }
    selection.select(believable(push, parts)).forEach(out::collect);
  }

  private List<Part> believable(PushRecord push, List<Part> parts) {
    long latest = (push.receivedMillis() + FUTURE.toMillis()) / Grid.MILLIS;
    if (parts.stream().allMatch(part -> part.second() <= latest)) {
      return parts;
    }
    notices.tell(
        "future of " + push.run(),
        "run %d has samples from the future, which are not sent; set the load generator's clock"
            .formatted(push.run()));
    List<Part> kept = parts.stream().filter(part -> part.second() <= latest).toList();
    rejected.inc(parts.size() - kept.size());
    return kept;
  }

  @Override
  public void close() {
    if (blocks != null) {
      blocks.close();
    }
  }
}
