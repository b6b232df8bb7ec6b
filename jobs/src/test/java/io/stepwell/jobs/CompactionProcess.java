package io.stepwell.jobs;

import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A compaction as a process of its own that never comes to its end: as soon as its job is under
 * way, it stops in the midst of what would lead to the switch, while the job goes on behind it.
 */
final class CompactionProcess {

  private CompactionProcess() {}

  /** Compacts a run; the arguments are home and run. */
  public static void main(String[] arguments) {
    Home home = Home.at(Path.of(arguments[0]));
    try (Catalog catalog = home.openCatalog()) {
      new Compaction(catalog, home.lakeFiles(), new Endless(home.lakeFiles().root()))
          .run(Long.parseLong(arguments[1]), Progress.NONE);
    }
  }

  private static final class Endless implements BatchCluster {
    private final BatchCluster cluster;

    Endless(URI lake) {
      cluster = BatchCluster.inProcess(1, lake);
    }

    @Override
    public StreamExecutionEnvironment environment() {
      return cluster.environment();
    }

    @Override
    public JobClient submit(StreamExecutionEnvironment env, String name) throws Exception {
      JobClient job = cluster.submit(env, name);
      new CountDownLatch(1).await();
      return job;
    }
  }
}
