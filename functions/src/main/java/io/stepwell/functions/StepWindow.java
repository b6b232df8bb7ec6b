package io.stepwell.functions;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.streaming.api.windowing.windows.Window;

/**
 * One base step as a Flink window. It never ends by itself: its last timestamp is the end of time,
 * so that Flink neither calls a part late nor clears the window behind the trigger's back.
 */
public final class StepWindow extends Window {

  private final long second;

  public StepWindow(long second) {
    this.second = second;
  }

  /** The step's second since the epoch. */
  public long second() {
    return second;
  }

  @Override
  public long maxTimestamp() {
    return Long.MAX_VALUE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StepWindow window && second == window.second;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(second);
  }

  @Override
  public String toString() {
    return "step " + second;
  }

  /** Writes the second. */
  public static final class Serializer extends TypeSerializerSingleton<StepWindow> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
      return true;
    }

    @Override
    public StepWindow createInstance() {
      return new StepWindow(0);
    }

    @Override
    public StepWindow copy(StepWindow from) {
      return from;
    }

    @Override
    public StepWindow copy(StepWindow from, StepWindow reuse) {
      return from;
    }

    @Override
    public int getLength() {
      return Long.BYTES;
    }

    @Override
    public void serialize(StepWindow window, DataOutputView out) throws IOException {
      out.writeLong(window.second);
    }

    @Override
    public StepWindow deserialize(DataInputView in) throws IOException {
      return new StepWindow(in.readLong());
    }

    @Override
    public StepWindow deserialize(StepWindow reuse, DataInputView in) throws IOException {
      return deserialize(in);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
      target.writeLong(source.readLong());
    }

    @Override
    public TypeSerializerSnapshot<StepWindow> snapshotConfiguration() {
      return new Snapshot();
    }
  }

  /** Version 1 of the format. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<StepWindow> {
    public Snapshot() {
      super(Serializer::new);
    }
  }
}
