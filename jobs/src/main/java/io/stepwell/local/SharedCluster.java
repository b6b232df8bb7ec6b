package io.stepwell.local;

import io.stepwell.jobs.BatchCluster;
import io.stepwell.jobs.BatchConfig;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient.JobFinalizationBehavior;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * The cluster of the live job, for batch jobs beside it: each has one task of a kind, so that it
 * takes one processor at most.
 */
final class SharedCluster implements BatchCluster {

  private final MiniCluster cluster;

  SharedCluster(MiniCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public StreamExecutionEnvironment environment() {
    return StreamExecutionEnvironment.getExecutionEnvironment(BatchConfig.inProcess())
        .setParallelism(1);
  }

  @Override
  public JobClient submit(StreamExecutionEnvironment env, String name)
      throws ExecutionException, InterruptedException {
    StreamGraph graph = env.getStreamGraph();
    graph.setJobName(name);
    ClassLoader loader = SharedCluster.class.getClassLoader();
    JobGraph job = graph.getJobGraph(loader, new JobID());
    cluster.submitJob(job).get();
    return new MiniClusterJobClient(
        job.getJobID(), cluster, loader, JobFinalizationBehavior.NOTHING);
  }
}
