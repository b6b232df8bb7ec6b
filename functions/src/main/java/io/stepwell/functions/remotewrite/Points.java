package io.stepwell.functions.remotewrite;

import io.stepwell.functions.RecordTypeInfo;
import io.stepwell.schemas.wire.prometheus.TimeSeries;
import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Points of one time for a receiver.
 *
 * @param block whose receiver gets them
 * @param millis their time, since the epoch
 * @param series whose points they are, without samples; not to be changed
 * @param values one for each series; not to be changed
 */
// Made once by the thousand and only ever handed on, so copies of the arrays would protect nobody.
@SuppressWarnings("ArrayRecordComponent")
public record Points(BlockKey block, long millis, TimeSeries[] series, double[] values)
    implements Serializable {

  /** How they travel. */
  public static TypeInformation<Points> type() {
    return RecordTypeInfo.of(Points.class, new PointsSerializer());
  }

  /** How many there are. */
  public int size() {
    return values.length;
  }
}
