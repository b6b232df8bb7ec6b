package io.stepwell.schemas.lake;

import io.stepwell.metrics.Part;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes parts to a step file. Every row group holds rows of one metric at one resolution, whatever
 * the order in which parts come, so that a reader skips what it does not need by the footer alone.
 * Parts that come series by series are stored best; each is written as it comes, none is merged.
 *
 * <p>Some 64 MiB are held in memory. For use by one thread.
 */
public final class StepFileWriter {

  private static final long GROUP_BYTES = 64L << 20;

  private final ParquetOutput output;
  private final EncodedSeries.Cache encoded = new EncodedSeries.Cache();
  private final OpenRowGroups<StepRows> groups;

  /**
   * @param out stands at the start of a new file; it is flushed by {@link #finish} but not closed
   */
  public StepFileWriter(OutputStream out) throws IOException {
    this(out, GROUP_BYTES);
  }

  StepFileWriter(OutputStream out, long groupBytes) throws IOException {
    this.output =
        new ParquetOutput(out, StepSchema.avro(), StepSchema.DIFFERENCES, StepSchema.OPAQUE);
    this.groups = new OpenRowGroups<>(output, StepRows::new, groupBytes);
  }

  /** Adds a row. */
  public void write(Part part) throws IOException {
    groups
        .next(part.series().metric(), part.aggregate().type(), part.resolution())
        .write(part, encoded.of(part.series()));
  }

  /** Completes the file. */
  public void finish() throws IOException {
    groups.finish();
    output.finish();
  }
}
