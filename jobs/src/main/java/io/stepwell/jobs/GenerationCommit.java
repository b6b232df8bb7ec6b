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
import java.io.Serializable;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * The end of a batch job on a cluster, brought about by its last task: nobody else may be left.
 *
 * @param catalog the catalog's JDBC URL
 * @param lake the lake's root
 * @param run the run's id
 * @param generation the number of the one that was written
 * @param end what makes it answer
 */
record GenerationCommit(String catalog, URI lake, long run, int generation, End end)
    implements CommitFiles.Then {

  /** What makes a generation answer whose files are all there. */
  @FunctionalInterface
  interface End extends Serializable {
    /**
     * Makes it answer.
     *
     * @throws BadInputException if it cannot, for what was read; it is given up then
     */
    void make(Catalog catalog, LakeFiles lake, Generation generation, TaskReport all)
        throws IOException;
  }

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
    try {
      end.make(opened, files, written, all);
    } catch (BadInputException e) {
      new RunFiles(opened, files).giveUp(written);
      throw new SuppressRestartsException(e);
    } catch (CatalogException e) {
      throw new SuppressRestartsException(e);
    }
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
