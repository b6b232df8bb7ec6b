package io.stepwell.local;

import io.stepwell.functions.remotewrite.BlockPlace;
import io.stepwell.jobs.LiveSource;
import io.stepwell.jobs.RemoteWriteJob;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.CatalogException;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.remotewrite.KeyPlace;
import io.stepwell.schemas.remotewrite.RemoteWrites;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.jspecify.annotations.Nullable;

/**
 * The job that sends to Prometheus. Until something is to be sent it is not there and costs
 * nothing; from then on it is looked after like the live job, and each later start begins with it.
 * For use by one thread.
 */
final class RemoteWriteRun implements LiveWatch.Looked, AutoCloseable {

  private final MiniCluster cluster;
  private final BlockPlace place;
  private final LiveSource source;
  private final Duration checkpointInterval;
  private final Checkpoints checkpoints;
  private final Consumer<String> notes;
  private final Catalog catalog;
  private final RemoteWrites writes;
  private @Nullable JobRun run;
  private @Nullable JobWatch watch;

  /**
   * @param notes is told, in sentences, what the user should know of
   */
  RemoteWriteRun(
      MiniCluster cluster,
      Home home,
      String kafka,
      Duration checkpointInterval,
      Checkpoints checkpoints,
      Consumer<String> notes) {
    this.cluster = cluster;
    this.place = new BlockPlace(home.catalogUrl(), KeyPlace.of(home));
    this.source = RemoteWriteJob.source(kafka);
    this.checkpointInterval = checkpointInterval;
    this.checkpoints = checkpoints;
    this.notes = notes;
    this.catalog = home.openCatalog();
    this.writes = new RemoteWrites(catalog, place.key());
  }

  @Override
  public void look() throws IOException {
    if (watch == null) {
      Optional<Path> newest = newest();
      if (newest.isPresent() || isAsked()) {
        begin(newest);
      }
    } else {
      watch.look();
    }
  }

  private boolean isAsked() {
    try {
      return writes.any();
    } catch (CatalogException e) {
      throw new LocalException("the catalog does not tell whether anything is to be sent", e);
    }
  }

  /**
   * What was on its way, and how far counters had come, is no loss that a start should fail for.
   */
  private Optional<Path> newest() throws IOException {
    try {
      return checkpoints.newest();
    } catch (LocalException e) {
      notes.accept(
          "what is sent to Prometheus begins anew, as the last checkpoint is damaged: "
              + "counters go on from 0");
      checkpoints.keepOnly("");
      return Optional.empty();
    }
  }

  private void begin(Optional<Path> newest) {
    JobPlan plan = JobPlan.remoteWrite(source, place, checkpointInterval);
    JobRun begun = JobRun.start(cluster, plan, checkpoints, newest);
    run = begun;
    watch = new JobWatch(plan.name(), begun, checkpoints, () -> {}, notes);
  }

  @Override
  public void close() {
    if (run != null) {
      run.stop();
    }
    catalog.close();
  }
}
