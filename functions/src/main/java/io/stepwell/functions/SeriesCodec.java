package io.stepwell.functions;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.SeriesKey;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * How a series key travels: its id, so that it is never hashed again, then metric and labels. Names
 * recur in every record, so the reading side keeps one copy of each. For use by one thread.
 */
public final class SeriesCodec {

  /**
   * Label names come from scripts and are few; a run that makes up more than this is not cached.
   */
  private static final int MOST_NAMES = 4096;

  private final Map<String, String> names = new HashMap<>();

  /** Writes a key. */
  public void write(SeriesKey series, DataOutputView out) throws IOException {
    out.writeLong(series.id());
    StringValue.writeString(series.metric(), out);
    Labels labels = series.labels();
    out.writeInt(labels.size());
    for (int i = 0; i < labels.size(); i++) {
      StringValue.writeString(labels.name(i), out);
      StringValue.writeString(labels.value(i), out);
    }
  }

  /** Reads the key that {@link #write} wrote. */
  public SeriesKey read(DataInputView in) throws IOException {
    long id = in.readLong();
    String metric = shared(StringValue.readString(in));
    String[] pairs = new String[2 * in.readInt()];
    for (int i = 0; i < pairs.length; i += 2) {
      pairs[i] = shared(StringValue.readString(in));
      pairs[i + 1] = StringValue.readString(in);
    }
    return SeriesKey.known(metric, Labels.ofSorted(pairs), id);
  }

  private String shared(String name) {
    if (names.size() >= MOST_NAMES) {
      return names.getOrDefault(name, name);
    }
    String known = names.putIfAbsent(name, name);
    return known == null ? name : known;
  }
}
