package io.stepwell.jobs;

import io.stepwell.functions.LakeSinks;
import io.stepwell.functions.PartTrigger;
import io.stepwell.functions.ReadInput;
import io.stepwell.functions.RecordTypeInfo;
import io.stepwell.functions.live.DecodePushes;
import io.stepwell.functions.live.DropRepeats;
import io.stepwell.functions.live.MergeAhead;
import io.stepwell.functions.live.PlacedPush;
import io.stepwell.functions.live.PushKey;
import io.stepwell.functions.live.ReadEnvelopes;
import io.stepwell.functions.live.ReadLines;
import io.stepwell.functions.live.RunOrigin;
import io.stepwell.functions.live.TopicRecord;
import io.stepwell.functions.live.TopicRecords;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * The way of what is streamed in: records of a topic, pushes each once, their parts merged ahead of
 * the shuffle and by series and second behind it, and files of generation 0 at every checkpoint.
 *
 * <p>Exactly once: a checkpoint holds how far the topic was read, which pushes have come, the parts
 * of open windows and the files that are ready; files get their names when the checkpoint is
 * complete and not before, so after a restart from it nothing is read that is in a named file.
 */
public final class LivePipeline {

  /** How long parts wait for others, before the shuffle and again behind it. */
  private static final Duration LINGER = Duration.ofMillis(500);

  private static final int FETCH_BYTES = 16 << 20;
  private static final int PARTITION_FETCH_BYTES = 4 << 20;

  private final LiveTargets targets;

  public LivePipeline(LiveTargets targets) {
    this.targets = targets;
  }

  /**
   * The records of a topic: those behind the group's last checkpoint, all if there was none; after
   * a restart from a checkpoint, those behind that one.
   */
  // The connector asks for the very enum that Kafka has deprecated.
  @SuppressWarnings("deprecation")
  public static DataStream<TopicRecord> records(StreamExecutionEnvironment env, LiveSource source) {
    KafkaSource<TopicRecord> records =
        KafkaSource.<TopicRecord>builder()
            .setBootstrapServers(source.bootstrapServers())
            .setTopics(source.topic())
            .setGroupId(source.group())
            .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
            .setDeserializer(new TopicRecords())
            .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
            .setProperty(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(FETCH_BYTES))
            .setProperty(
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                Integer.toString(PARTITION_FETCH_BYTES))
            .setProperties(properties(source))
            .build();
    return env.fromSource(records, WatermarkStrategy.noWatermarks(), "records").uid("records");
  }

  private static Properties properties(LiveSource source) {
    Properties properties = new Properties();
    properties.putAll(source.properties());
    return properties;
  }

  /** Pushes, as the ingest gateway sends them. */
  public void pushes(DataStream<TopicRecord> records) {
    SingleOutputStreamOperator<PlacedPush> pushes =
        records.process(new ReadEnvelopes(), PlacedPush.type()).uid("envelopes").name("envelopes");
    SingleOutputStreamOperator<Part> parts =
        pushes
            .keyBy(new PushKey(), PushKey.type())
            .process(new DropRepeats(), PlacedPush.type())
            .uid("repeats")
            .name("repeats")
            .process(new DecodePushes(targets.archive()), RecordTypeInfo.parts())
            .uid("decode")
            .name("decode");
    write(
        parts
            .transform("merge ahead", RecordTypeInfo.parts(), new MergeAhead(LINGER))
            .uid("merge-ahead"),
        parts,
        pushes
            .getSideOutput(ReadInput.DEAD_LETTERS)
            .union(parts.getSideOutput(ReadInput.DEAD_LETTERS)));
  }

  /**
   * Points of k6's JSON, as k6's Kafka output sends them, one a record.
   *
   * @param topic the topic that they come from
   * @param types types of metrics that are none of k6's own
   */
  public void points(
      DataStream<TopicRecord> records,
      String topic,
      RunOrigin origin,
      Map<String, MetricType> types) {
    SingleOutputStreamOperator<Part> parts =
        records
            .transform("lines", RecordTypeInfo.parts(), new ReadLines(topic, origin, types, LINGER))
            .uid("lines");
    write(parts, parts, parts.getSideOutput(ReadInput.DEAD_LETTERS));
  }

  /**
   * The part behind the input.
   *
   * @param read where samples come out at the side
   */
  private void write(
      DataStream<Part> parts,
      SingleOutputStreamOperator<Part> read,
      DataStream<String> deadLetters) {
    LakeSinks sinks = new LakeSinks(targets.lake(), LakeSinks.LIVE);
    SingleOutputStreamOperator<Part> steps = StepPipeline.merge(parts, PartTrigger.after(LINGER));
    steps.sinkTo(sinks.steps()).uid("step-files").name("step files");
    steps.sinkTo(sinks.seriesOfParts()).uid("series-files").name("series files");
    deadLetters.sinkTo(letters(targets.deadLetters())).uid("dead-letters").name("dead letters");
    if (targets.archive()) {
      read.getSideOutput(ReadInput.SAMPLES)
          .sinkTo(sinks.samples())
          .uid("sample-files")
          .name("sample files");
    }
  }

  private static FileSink<String> letters(URI directory) {
    return FileSink.forRowFormat(new Path(directory), new SimpleStringEncoder<String>())
        .withBucketAssigner(new BasePathBucketAssigner<>())
        .withRollingPolicy(OnCheckpointRollingPolicy.build())
        .withOutputFileConfig(
            OutputFileConfig.builder().withPartPrefix("live").withPartSuffix(".jsonl").build())
        .build();
  }
}
