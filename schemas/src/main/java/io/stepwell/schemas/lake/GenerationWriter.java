package io.stepwell.schemas.lake;

import io.stepwell.metrics.Part;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes one writer's share of a run's generation: a step file and the series file that belongs to
 * it. Nothing reads them before the catalog names the generation. For use by one thread.
 */
public final class GenerationWriter implements Closeable {

  private final OutputStream stepFile;
  private final OutputStream seriesFile;
  private final StepFileWriter steps;
  private final SeriesIndex series;

  /**
   * Opens the two files.
   *
   * @param writer tells the writers of one generation apart
   */
  public GenerationWriter(LakeFiles files, long run, int generation, int writer)
      throws IOException {
    this.stepFile = files.create(LakePaths.newFile(Kind.STEPS, run, generation, writer));
    this.seriesFile = files.create(LakePaths.newFile(Kind.SERIES, run, generation, writer));
    this.steps = new StepFileWriter(stepFile);
    this.series = new SeriesIndex(new SeriesFileWriter(seriesFile));
  }

  /** Adds a row; rollups come next to the steps of their series. */
  public void write(Part part) throws IOException {
    steps.write(part);
    series.observe(part);
  }

  /** Completes both files. Without it they stay unreadable. */
  public void finish() throws IOException {
    steps.finish();
    series.finish();
    close();
  }

  /** Lets go of the files, finished or not. */
  @Override
  public void close() throws IOException {
    stepFile.close();
    seriesFile.close();
  }
}
