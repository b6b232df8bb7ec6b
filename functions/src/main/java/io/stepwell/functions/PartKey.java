package io.stepwell.functions;

import io.stepwell.metrics.Part;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.tuple.Tuple3;

/**
 * The key of a part: run, metric, series. The metric stands in it, as a hash, because a batch job
 * sorts by the key's bytes: so the series of one metric come out together, as files want them. Its
 * type goes into the hash, as a metric that was sent with two types has parts that do not merge.
 */
public final class PartKey implements KeySelector<Part, Tuple3<Long, Integer, Long>> {

  private static final long serialVersionUID = 1L;

  /** The key's type, of fixed length. */
  public static TypeInformation<Tuple3<Long, Integer, Long>> type() {
    return Types.TUPLE(Types.LONG, Types.INT, Types.LONG);
  }

  @Override
  public Tuple3<Long, Integer, Long> getKey(Part part) {
    int metric = 31 * part.series().metric().hashCode() + part.aggregate().type().code();
    return Tuple3.of(part.run(), metric, part.series().id());
  }
}
