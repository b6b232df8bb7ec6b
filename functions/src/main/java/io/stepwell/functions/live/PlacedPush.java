package io.stepwell.functions.live;

import io.stepwell.functions.DeadLetter;
import io.stepwell.functions.RecordTypeInfo;
import io.stepwell.schemas.push.PushRecord;
import java.util.Base64;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * A push, and where it stands in Kafka.
 *
 * @param place of the record that carries it
 * @param push the push itself, not decoded yet
 */
public record PlacedPush(TopicPlace place, PushRecord push) {

  /** How it travels. */
  public static TypeInformation<PlacedPush> type() {
    return RecordTypeInfo.of(PlacedPush.class, new PlacedPushSerializer());
  }

  /** The letter for a push that cannot be decoded, with all of it, in Base64. */
  DeadLetter letter(String reason) {
    return place.letter(reason, Base64.getEncoder().encodeToString(push.toBytes()));
  }
}
