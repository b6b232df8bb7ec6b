package io.stepwell.functions.live;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.tuple.Tuple2;

/** What is the same for a push and its repetitions: the test run and the push id. */
public final class PushKey implements KeySelector<PlacedPush, Tuple2<Long, String>> {

  private static final long serialVersionUID = 1L;

  /** The key's type. */
  public static TypeInformation<Tuple2<Long, String>> type() {
    return Types.TUPLE(Types.LONG, Types.STRING);
  }

  @Override
  public Tuple2<Long, String> getKey(PlacedPush placed) {
    return Tuple2.of(placed.push().run(), placed.push().pushId());
  }
}
