package io.stepwell.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Resolution;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.metrics.Trend;
import io.stepwell.schemas.lake.SeriesEntry;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;

class SerializerTest {

  @Property(tries = 200)
  void aPartReadsAsItWasWritten(
      @ForAll MetricType type,
      @ForAll Map<String, String> labels,
      @ForAll long second,
      @ForAll @Size(max = 300) double[] values)
      throws Exception {
    Aggregate aggregate = type.empty();
    for (double value : values) {
      aggregate.observe(second, Double.isFinite(value) ? value : 0);
    }
    Part part =
        new Part(7, new SeriesKey("metric", Labels.of(labels)), Resolution.BASE, second, aggregate);
    Part read = roundTrip(new PartSerializer(), part);
    assertThat(read).usingRecursiveComparison().ignoringFields("aggregate").isEqualTo(part);
    assertThat(columns(read.aggregate())).isEqualTo(columns(aggregate));
  }

  @Property(tries = 20)
  void aSketchBeyondItsKeepsItsQuantiles(@ForAll @DoubleRange(min = 0, max = 1) double q)
      throws Exception {
    Trend trend = new Trend();
    for (int i = 1; i <= 10_000; i++) {
      trend.observe(0, i);
    }
    Part part = new Part(1, new SeriesKey("t", Labels.none()), Resolution.BASE, 0, trend);
    Trend read = (Trend) roundTrip(new PartSerializer(), part).aggregate();
    BigDecimal share = BigDecimal.valueOf(q);
    assertThat(read.quantile(share)).isEqualTo(trend.quantile(share));
  }

  @Property(tries = 50)
  void samplesAndSeriesEntriesReadAsTheyWereWritten(
      @ForAll MetricType type,
      @ForAll Map<String, String> labels,
      @ForAll long time,
      @ForAll Set<Integer> resolutions)
      throws Exception {
    SeriesKey series = new SeriesKey("metric", Labels.of(labels));
    Sample sample = new Sample(3, series, type, time, 0.5);
    assertThat(roundTrip(new SampleSerializer(), sample)).isEqualTo(sample);
    SeriesEntry entry = new SeriesEntry(3, series, type, time, time + 1, resolutions);
    assertThat(roundTrip(new SeriesEntrySerializer(), entry)).isEqualTo(entry);
  }

  /** Through Java serialization too, as Flink ships a serializer with the job. */
  private static <T> T roundTrip(TypeSerializer<T> serializer, T value)
      throws IOException, ClassNotFoundException {
    TypeSerializer<T> shipped = InstantiationUtil.clone(serializer.duplicate());
    DataOutputSerializer out = new DataOutputSerializer(64);
    shipped.serialize(shipped.copy(value), out);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    T read = shipped.deserialize(in);
    assertThat(in.available()).isZero();
    return read;
  }

  private static Map<String, Object> columns(Aggregate aggregate) {
    RecordedColumns columns = new RecordedColumns();
    aggregate.write(columns);
    return columns.values();
  }
}
