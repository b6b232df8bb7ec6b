package io.stepwell.jobs;

import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Sends what arrives in Kafka on to receivers of Prometheus' remote write, as runs and the server's
 * file say:
 *
 * <pre>flink run -c io.stepwell.jobs.RemoteWriteJob JAR --bootstrap-servers kafka:9092 --catalog
 * jdbc:postgresql://db/stepwell</pre>
 *
 * <p>{@code --help} tells the options. It is a job of its own beside {@link LiveJob}, with a
 * consumer group of its own; started from its last checkpoint it goes on where it was.
 */
public final class RemoteWriteJob {

  private RemoteWriteJob() {}

  /** The usual topic of a Kafka that asks for nothing special, read by this job's usual group. */
  public static LiveSource source(String bootstrapServers) {
    return new LiveSource(
        bootstrapServers, LiveSource.USUAL_TOPIC, RemoteWriteJobOptions.USUAL_GROUP, Map.of());
  }

  /** Builds the job and hands it to the cluster. */
  public static void main(String[] arguments) throws Exception {
    RemoteWriteJobOptions options = new RemoteWriteJobOptions();
    if (!JobArguments.read(options, options::check, arguments)) {
      return;
    }
    options.storeFile();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(LiveConfig.of(options.interval()));
    RemoteWritePipeline.pushes(LivePipeline.records(env, options.source()), options.blocks());
    env.execute("stepwell remote write");
  }
}
