package io.stepwell.functions.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.functions.DeadLetter;
import io.stepwell.functions.ReadInput;
import io.stepwell.functions.RecordTypeInfo;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Sample;
import io.stepwell.schemas.push.PushFormat;
import io.stepwell.schemas.push.PushRecord;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The way of a push from Kafka to its parts, operator by operator. */
class PushesTest {

  private static final TopicPlace PLACE = new TopicPlace("pushes", 3, 41);
  private static final String POINT =
      """
      [{"type":"Point","metric":"http_reqs","data":{"time":"1700000000123456","type":"counter",\
      "tags":{"name":"login"},"value":2}}]""";

  private static PlacedPush push(long run, String id, String body) {
    return new PlacedPush(
        PLACE,
        PushRecord.of(run, id, PushFormat.V1_JSON, 1_700_000_001_000L, body.getBytes(UTF_8)));
  }

  private static KeyedOneInputStreamOperatorTestHarness<
          Tuple2<Long, String>, PlacedPush, PlacedPush>
      repeats() throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new DropRepeats()), new PushKey(), PushKey.type());
  }

  @Test
  void aPushComesThroughOnce() throws Exception {
    OperatorSubtaskState checkpoint;
    try (KeyedOneInputStreamOperatorTestHarness<Tuple2<Long, String>, PlacedPush, PlacedPush>
        operator = repeats()) {
      operator.open();
      operator.processElement(push(7, "a", POINT), 0);
      operator.processElement(push(7, "a", POINT), 0);
      operator.processElement(push(8, "a", POINT), 0);
      operator.processElement(push(7, "b", POINT), 0);
      assertThat(operator.extractOutputValues()).hasSize(3);
      checkpoint = operator.snapshot(1, 1);
    }
    try (KeyedOneInputStreamOperatorTestHarness<Tuple2<Long, String>, PlacedPush, PlacedPush>
        restarted = repeats()) {
      restarted.initializeState(checkpoint);
      restarted.open();
      restarted.processElement(push(7, "b", POINT), 0);
      assertThat(restarted.extractOutputValues()).isEmpty();
    }
  }

  @Test
  void aPushIsForgottenAfterADay() throws Exception {
    try (KeyedOneInputStreamOperatorTestHarness<Tuple2<Long, String>, PlacedPush, PlacedPush>
        operator = repeats()) {
      operator.open();
      operator.setStateTtlProcessingTime(0);
      operator.processElement(push(7, "a", POINT), 0);
      operator.setStateTtlProcessingTime(DropRepeats.MEMORY.toMillis() - 1);
      operator.processElement(push(7, "a", POINT), 0);
      assertThat(operator.extractOutputValues()).hasSize(1);
      operator.setStateTtlProcessingTime(DropRepeats.MEMORY.toMillis() + 1);
      operator.processElement(push(7, "a", POINT), 0);
      assertThat(operator.extractOutputValues()).hasSize(2);
    }
  }

  @Test
  void aRecordThatCarriesNoPushIsADeadLetterAndTheNextOneIsRead() throws Exception {
    byte[] broken = {1, 2, 3};
    try (OneInputStreamOperatorTestHarness<TopicRecord, PlacedPush> operator =
        new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new ReadEnvelopes()))) {
      operator.setup(
          PlacedPush.type().createSerializer(operator.getExecutionConfig().getSerializerConfig()));
      operator.open();
      operator.processElement(new TopicRecord(PLACE, broken), 0);
      operator.processElement(new TopicRecord(PLACE, push(7, "a", POINT).push().toBytes()), 0);
      assertThat(operator.extractOutputValues())
          .extracting(placed -> placed.push().pushId())
          .containsExactly("a");
      DeadLetter letter = onlyLetter(operator.getSideOutput(ReadInput.DEAD_LETTERS));
      assertThat(letter.file()).isEqualTo("pushes/3");
      assertThat(letter.offset()).isEqualTo(41);
      assertThat(letter.reason()).contains("3 bytes");
      assertThat(Base64.getDecoder().decode(letter.text())).isEqualTo(broken);
    }
  }

  @Test
  void aPushThatCannotBeDecodedIsADeadLetterWithAllOfIt() throws Exception {
    try (OneInputStreamOperatorTestHarness<PlacedPush, Part> operator = decode(true)) {
      PlacedPush broken = push(7, "a", "[{\"type\":\"Point\"");
      operator.processElement(broken, 0);
      operator.processElement(push(7, "b", POINT), 0);
      assertThat(operator.extractOutputValues()).hasSize(1);
      DeadLetter letter = onlyLetter(operator.getSideOutput(ReadInput.DEAD_LETTERS));
      byte[] kept = Base64.getDecoder().decode(letter.text());
      assertThat(kept).isEqualTo(broken.push().toBytes());
    }
  }

  @Test
  void samplesGoToTheArchiveIfThatIsWanted() throws Exception {
    try (OneInputStreamOperatorTestHarness<PlacedPush, Part> operator = decode(true)) {
      operator.processElement(push(7, "a", POINT), 0);
      Queue<StreamRecord<Sample>> samples = operator.getSideOutput(ReadInput.SAMPLES);
      assertThat(samples).hasSize(1);
      assertThat(samples.element().getValue().run()).isEqualTo(7);
      assertThat(samples.element().getValue().epochNanos()).isEqualTo(1_700_000_000_123_456_000L);
    }
    try (OneInputStreamOperatorTestHarness<PlacedPush, Part> operator = decode(false)) {
      operator.processElement(push(7, "a", POINT), 0);
      assertThat(Optional.ofNullable(operator.getSideOutput(ReadInput.SAMPLES))).isEmpty();
    }
  }

  private static OneInputStreamOperatorTestHarness<PlacedPush, Part> decode(boolean archive)
      throws Exception {
    OneInputStreamOperatorTestHarness<PlacedPush, Part> operator =
        new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new DecodePushes(archive)));
    operator.setup(
        RecordTypeInfo.parts()
            .createSerializer(operator.getExecutionConfig().getSerializerConfig()));
    operator.open();
    return operator;
  }

  private static DeadLetter onlyLetter(Queue<StreamRecord<String>> letters) {
    assertThat(letters).hasSize(1);
    return DeadLetter.read(List.copyOf(letters).get(0).getValue());
  }
}
