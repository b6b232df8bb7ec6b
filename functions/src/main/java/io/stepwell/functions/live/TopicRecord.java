package io.stepwell.functions.live;

import io.stepwell.functions.RecordTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * A record of a topic, as it came.
 *
 * @param place where it stands
 * @param value its bytes, not to be changed; none if the record has no value
 */
// Made once per record and only ever handed on, so a copy of the array would protect nobody.
@SuppressWarnings("ArrayRecordComponent")
public record TopicRecord(TopicPlace place, byte[] value) {

  /** How it travels. */
  public static TypeInformation<TopicRecord> type() {
    return RecordTypeInfo.of(TopicRecord.class, new TopicRecordSerializer());
  }
}
