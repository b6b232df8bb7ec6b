package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.functions.live.RunOrigin;
import io.stepwell.functions.live.TopicRecord;
import io.stepwell.functions.remotewrite.BlockPlace;
import io.stepwell.schemas.remotewrite.KeyPlace;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/**
 * A savepoint finds an operator's state by its uid. One that is changed or goes is a state that is
 * lost; so these lists only ever grow, unless a release says that it starts without state.
 */
class OperatorUidsTest {

  private static final LiveTargets TARGETS =
      new LiveTargets(URI.create("file:///lake/"), URI.create("file:///dead-letters/"), true);

  private final StreamExecutionEnvironment env =
      StreamExecutionEnvironment.getExecutionEnvironment(LiveConfig.of(Duration.ofSeconds(2)));

  @Test
  void ofTheLiveJobOverPushes() {
    new LivePipeline(TARGETS).pushes(records());

    assertThat(uids())
        .containsExactly(
            "Sink Committer: dead-letters",
            "Sink Committer: sample-files",
            "Sink Committer: series-files",
            "Sink Committer: step-files",
            "dead-letters",
            "decode",
            "envelopes",
            "merge-ahead",
            "records",
            "repeats",
            "sample-files",
            "series-files",
            "step-files",
            "steps");
  }

  @Test
  void ofTheLiveJobOverPoints() {
    RunOrigin origin = new RunOrigin("jdbc:sqlite::memory:", "testid", 1, "live", true);

    new LivePipeline(TARGETS).points(records(), LiveSource.USUAL_TOPIC, origin, Map.of());

    assertThat(uids())
        .containsExactly(
            "Sink Committer: dead-letters",
            "Sink Committer: sample-files",
            "Sink Committer: series-files",
            "Sink Committer: step-files",
            "dead-letters",
            "lines",
            "records",
            "sample-files",
            "series-files",
            "step-files",
            "steps");
  }

  @Test
  void ofTheRemoteWriteJob() {
    BlockPlace blocks = new BlockPlace("jdbc:sqlite::memory:", KeyPlace.environment());

    RemoteWritePipeline.pushes(records(), blocks);

    assertThat(uids())
        .containsExactly(
            "envelopes", "exported-runs", "receivers", "records", "repeats", "resample", "select");
  }

  private DataStream<TopicRecord> records() {
    return LivePipeline.records(env, LiveSource.at("localhost:9092"));
  }

  /** Of every operator that is given one; without one, its name with what it lacks. */
  private List<String> uids() {
    return env.getStreamGraph().getStreamNodes().stream()
        .map(
            node ->
                node.getTransformationUID() == null
                    ? node.getOperatorName() + " has no uid"
                    : node.getTransformationUID())
        .sorted()
        .toList();
  }
}
