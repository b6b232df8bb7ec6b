package io.stepwell.jobs;

import io.stepwell.functions.CommitFiles;
import io.stepwell.functions.TaskReport;
import io.stepwell.functions.WrittenFile;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.CatalogException;
import io.stepwell.schemas.catalog.Generation;
import io.stepwell.schemas.catalog.RunFiles;
import io.stepwell.schemas.catalog.SqlCatalog;
import io.stepwell.schemas.k6.BadInputException;
import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * The end of a backfill on a cluster, brought about by its last task: nobody else may be left.
 *
 * @param catalog the catalog's JDBC URL
 * @param lake the lake's root
 * @param deadLetters where the dead letters of all backfills are
 * @param run the run's id
 * @param generation the number of the one that was written
 * @param end what is the same wherever a backfill runs
 */
record BackfillCommit(
    String catalog, URI lake, URI deadLetters, long run, int generation, BackfillSwitch end)
    implements CommitFiles.Then {

  @Override
  public void committed(TaskReport all) throws IOException {
    LakeFiles files = LakeFiles.at(lake);
    try (Catalog opened = SqlCatalog.open(catalog)) {
      Generation written =
          opened.generations(run).stream()
              .filter(known -> known.number() == generation)
              .findFirst()
              .orElseThrow(() -> new UnknownRunException(run));
      if (written.state() == Generation.State.CURRENT) {
        // The task is started again, and had come so far before it failed.
        return;
      }
      dropForgotten(files, all);
      make(opened, files, written, all);
    }
  }

  private void make(Catalog opened, LakeFiles files, Generation written, TaskReport all)
      throws IOException {
    DeadLetters letters = new DeadLetters(LakeFiles.at(deadLetters), written);
    try {
      end.check(all.read());
      letters.collect(end.files(), Optional.empty());
      end.make(opened, files, written, all.read(), all.series());
    } catch (BadInputException e) {
      new RunFiles(opened, files).giveUp(written);
      letters.discard();
      throw new SuppressRestartsException(e);
    } catch (CatalogException e) {
      throw new SuppressRestartsException(e);
    }
    letters.discard();
  }

  /**
   * A task that has to be done anew after its files had their names has written them twice; only
   * the ones that were reported count.
   */
  private void dropForgotten(LakeFiles files, TaskReport all) throws IOException {
    Set<String> reported = all.files().stream().map(WrittenFile::path).collect(Collectors.toSet());
    for (Kind kind : Kind.values()) {
      for (String path : files.list(LakePaths.generation(kind, run, generation))) {
        if (!reported.contains(path)) {
          files.delete(path);
        }
      }
    }
  }
}
