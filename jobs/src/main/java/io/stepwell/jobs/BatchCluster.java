package io.stepwell.jobs;

import java.net.URI;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where batch jobs run. */
@FunctionalInterface
public interface BatchCluster {

  /** What to build a job in. */
  StreamExecutionEnvironment environment();

  /**
   * Hands over a job, which runs from then on.
   *
   * @param env that it was built in
   * @throws Exception if the cluster does not take it
   */
  default JobClient submit(StreamExecutionEnvironment env, String name) throws Exception {
    return env.executeAsync(name);
  }

  /**
   * A cluster inside this process, made for each job, with so many tasks of a kind side by side.
   *
   * @param lake the root of the lake that its jobs write to
   */
  static BatchCluster inProcess(int parallelism, URI lake) {
    LakeFileSystem.prepare(lake, Scratch.directory());
    return () ->
        StreamExecutionEnvironment.getExecutionEnvironment(LocalCluster.batch(parallelism))
            .setParallelism(parallelism);
  }

  /** The cluster that this process was started for, as {@code flink run} does. */
  static BatchCluster surrounding() {
    return () -> StreamExecutionEnvironment.getExecutionEnvironment(BatchConfig.onCluster());
  }
}
