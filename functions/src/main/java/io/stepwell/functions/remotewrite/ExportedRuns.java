package io.stepwell.functions.remotewrite;

import io.stepwell.functions.live.PlacedPush;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;

/** Lets the pushes of those runs through of which something is sent. */
public final class ExportedRuns extends RichFilterFunction<PlacedPush> {

  private static final long serialVersionUID = 1L;

  private final BlockPlace place;

  private transient BlocksOfRuns blocks;

  public ExportedRuns(BlockPlace place) {
    this.place = place;
  }

  @Override
  public void open(OpenContext context) {
    blocks = place.open();
  }

  @Override
  public boolean filter(PlacedPush placed) {
    return !blocks.of(placed.push().run()).blocks().isEmpty();
  }

  @Override
  public void close() {
    if (blocks != null) {
      blocks.close();
    }
  }
}
