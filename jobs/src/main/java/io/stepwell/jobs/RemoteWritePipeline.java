package io.stepwell.jobs;

import io.stepwell.functions.live.DropRepeats;
import io.stepwell.functions.live.PlacedPush;
import io.stepwell.functions.live.PushKey;
import io.stepwell.functions.live.ReadEnvelopes;
import io.stepwell.functions.live.TopicRecord;
import io.stepwell.functions.remotewrite.BlockKey;
import io.stepwell.functions.remotewrite.BlockParts;
import io.stepwell.functions.remotewrite.BlockPlace;
import io.stepwell.functions.remotewrite.ExportedRuns;
import io.stepwell.functions.remotewrite.Points;
import io.stepwell.functions.remotewrite.RemoteWriteSink;
import io.stepwell.functions.remotewrite.Resample;
import io.stepwell.functions.remotewrite.SelectParts;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The way of what is sent on to Prometheus: pushes each once, of them the series that a run's
 * blocks ask for, and their points every few seconds. It stands beside the live job and not behind
 * it, so that receivers concern nobody who takes samples in.
 */
public final class RemoteWritePipeline {

  private RemoteWritePipeline() {}

  /** Pushes, as the ingest gateway sends them. */
  public static void pushes(DataStream<TopicRecord> records, BlockPlace blocks) {
    DataStream<PlacedPush> pushes =
        records
            .process(new ReadEnvelopes(), PlacedPush.type())
            .uid("envelopes")
            .name("envelopes")
            .filter(new ExportedRuns(blocks))
            .uid("exported-runs")
            .name("exported runs");
    pushes
        .keyBy(new PushKey(), PushKey.type())
        .process(new DropRepeats(), PlacedPush.type())
        .uid("repeats")
        .name("repeats")
        .process(new SelectParts(blocks), BlockParts.type())
        .uid("select")
        .name("select")
        .keyBy(new BlockKey.Selector(), BlockKey.Selector.type())
        .transform("resample", Points.type(), new Resample())
        .uid("resample")
        .sinkTo(new RemoteWriteSink(blocks))
        .uid("receivers")
        .name("receivers");
  }
}
