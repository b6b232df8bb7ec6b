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

  private final LakeFiles files;
  private final long run;
  private final int generation;
  private final int writer;
  private final OutputStream out;
  private final StepFileWriter steps;
  private final SeriesIndex series = new SeriesIndex();

  /**
   * Opens a new step file.
   *
   * @param writer tells the writers of one generation apart
   */
  public GenerationWriter(LakeFiles files, long run, int generation, int writer)
      throws IOException {
    this.files = files;
    this.run = run;
    this.generation = generation;
    this.writer = writer;
    this.out = files.create(LakePaths.newFile(Kind.STEPS, run, generation, writer));
    this.steps = new StepFileWriter(out);
  }

  /** Adds a row; every series needs its base steps, be it with rollups or without. */
  public void write(Part part) throws IOException {
    steps.write(part);
    series.observe(part);
  }

  /** Completes both files. Without it the step file stays unreadable. */
  public void finish() throws IOException {
    steps.finish();
    out.close();
    try (OutputStream index =
        files.create(LakePaths.newFile(Kind.SERIES, run, generation, writer))) {
      SeriesFileWriter entries = new SeriesFileWriter(index);
      series.entries().forEach(entries::write);
      entries.finish();
    }
  }

  /** Lets go of the step file, finished or not. */
  @Override
  public void close() throws IOException {
    out.close();
  }
}
