package io.stepwell.functions;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Column;
import io.stepwell.metrics.ColumnSink;
import io.stepwell.metrics.ColumnSource;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Sketch;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How a state travels: its type, then its columns one after the other. */
public final class AggregateCodec {

  private AggregateCodec() {}

  /** Writes a state. */
  public static void write(Aggregate aggregate, DataOutputView out) throws IOException {
    out.writeByte(aggregate.type().code());
    try {
      aggregate.write(new Sink(out));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Reads the state that {@link #write} wrote. */
  public static Aggregate read(DataInputView in) throws IOException {
    try {
      return MetricType.ofCode(in.readByte()).read(new Source(in));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private record Sink(DataOutputView out) implements ColumnSink {
    @Override
    public void count(Column column, long value) {
      try {
        out.writeLong(value);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void number(Column column, double value) {
      try {
        out.writeDouble(value);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** A few values go as they are; only a real sketch is worth its own format. */
    @Override
    public void sketch(Column column, Sketch sketch) {
      try {
        out.writeInt(sketch.k());
        if (sketch.holdsAll()) {
          float[] values = sketch.values();
          out.writeInt(values.length);
          for (float value : values) {
            out.writeFloat(value);
          }
        } else {
          byte[] bytes = sketch.toBytes();
          out.writeInt(-bytes.length);
          out.write(bytes);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private record Source(DataInputView in) implements ColumnSource {
    @Override
    public long count(Column column) {
      try {
        return in.readLong();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public double number(Column column) {
      try {
        return in.readDouble();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Sketch sketch(Column column) {
      try {
        int k = in.readInt();
        int length = in.readInt();
        if (length < 0) {
          byte[] bytes = new byte[-length];
          in.readFully(bytes);
          return Sketch.read(k, bytes);
        }
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
          values[i] = in.readFloat();
        }
        return Sketch.of(k, values);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
