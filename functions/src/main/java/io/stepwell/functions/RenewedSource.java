package io.stepwell.functions;

import java.io.Serializable;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The numbers from 0 up, as a source that renews a lease for as long as its job is there. Flink
 * keeps a source's enumerator, on the JobManager, from the job's start to its end, whichever tasks
 * come and go; with the job it goes too, and the lease runs out.
 */
public final class RenewedSource
    implements Source<Long, NumberSequenceSplit, Collection<NumberSequenceSplit>>,
        ResultTypeQueryable<Long> {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(RenewedSource.class);
  private static final long EVERY_MILLIS = TimeUnit.SECONDS.toMillis(20);

  /** What runs out unless it is renewed. */
  @FunctionalInterface
  public interface Lease extends Serializable {
    /** Renews it. */
    void renew();
  }

  private final NumberSequenceSource numbers;
  private final Lease lease;

  private RenewedSource(NumberSequenceSource numbers, Lease lease) {
    this.numbers = numbers;
    this.lease = lease;
  }

  /** So many numbers. */
  public static DataStreamSource<Long> numbers(
      StreamExecutionEnvironment env, int count, Lease lease) {
    RenewedSource source = new RenewedSource(new NumberSequenceSource(0, count - 1L), lease);
    return env.fromSource(source, WatermarkStrategy.noWatermarks(), "pieces");
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> createEnumerator(
      SplitEnumeratorContext<NumberSequenceSplit> context) {
    renew(context);
    return numbers.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> restoreEnumerator(
      SplitEnumeratorContext<NumberSequenceSplit> context, Collection<NumberSequenceSplit> left) {
    renew(context);
    return numbers.restoreEnumerator(context, left);
  }

  private void renew(SplitEnumeratorContext<NumberSequenceSplit> context) {
    context.callAsync(
        () -> {
          lease.renew();
          return true;
        },
        (renewed, failure) -> {
          if (failure != null) {
            LOG.warn("a lease cannot be renewed and runs out if that stays so", failure);
          }
        },
        0,
        EVERY_MILLIS);
  }

  @Override
  public SourceReader<Long, NumberSequenceSplit> createReader(SourceReaderContext context)
      throws Exception {
    return numbers.createReader(context);
  }

  @Override
  public SimpleVersionedSerializer<NumberSequenceSplit> getSplitSerializer() {
    return numbers.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<Collection<NumberSequenceSplit>>
      getEnumeratorCheckpointSerializer() {
    return numbers.getEnumeratorCheckpointSerializer();
  }

  @Override
  public TypeInformation<Long> getProducedType() {
    return Types.LONG;
  }
}
