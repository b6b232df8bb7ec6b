package io.stepwell.jobs;

import io.stepwell.functions.live.TopicRecord;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Streams what arrives in Kafka into the lake, on whatever cluster it is submitted to:
 *
 * <pre>flink run -c io.stepwell.jobs.LiveJob JAR --bootstrap-servers kafka:9092 --lake file:///lake
 * </pre>
 *
 * <p>{@code --help} tells the options. To go on after a stop or a failure of the cluster, start it
 * from its last checkpoint ({@code flink run -s}); without one it goes on from where the consumer
 * group had come, and what was between Kafka and the lake at that moment is lost.
 */
public final class LiveJob {

  private LiveJob() {}

  /** Builds the job and hands it to the cluster. */
  public static void main(String[] arguments) throws Exception {
    LiveOptions options = new LiveOptions();
    if (!JobArguments.read(options, options::check, arguments)) {
      return;
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(LiveConfig.of(options.interval()));
    build(env, options);
    env.execute("stepwell live");
  }

  private static void build(StreamExecutionEnvironment env, LiveOptions options) {
    LiveSource source = options.source();
    DataStream<TopicRecord> records = LivePipeline.records(env, source);
    LivePipeline pipeline = new LivePipeline(options.targets());
    switch (options.format()) {
      case PUSHES -> pipeline.pushes(records);
      case K6_JSON -> pipeline.points(records, source.topic(), options.origin(), options.types());
    }
  }
}
