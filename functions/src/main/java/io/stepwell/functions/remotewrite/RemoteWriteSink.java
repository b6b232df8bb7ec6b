package io.stepwell.functions.remotewrite;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Sends points to the receivers of their blocks. It keeps nothing in checkpoints, and none waits
 * for a receiver: what a restart has to send again is known to {@link Resample}.
 */
public final class RemoteWriteSink implements Sink<Points> {

  private static final long serialVersionUID = 1L;

  private final BlockPlace place;

  public RemoteWriteSink(BlockPlace place) {
    this.place = place;
  }

  @Override
  public SinkWriter<Points> createWriter(WriterInitContext context) {
    return new ReceiversWriter(place.open(), context);
  }
}
