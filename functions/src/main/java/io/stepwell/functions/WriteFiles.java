package io.stepwell.functions;

import io.stepwell.metrics.Part;
import io.stepwell.metrics.Sample;
import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.LakePaths.Kind;
import io.stepwell.schemas.lake.SeriesEntry;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.RecoverableFsDataOutputStream;
import org.apache.flink.core.fs.RecoverableWriter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Writes the files of a batch job, one a run and task, and reports them at the end of its input.
 * None has its name until {@link CommitFiles} gives it, which knows when all are whole: so what a
 * failed or forgotten task writes is never seen.
 *
 * @param <T> the row
 */
public final class WriteFiles<T> extends AbstractStreamOperator<TaskReport>
    implements OneInputStreamOperator<T, TaskReport>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  /** The run that a row belongs to. */
  private interface RunOf<T> extends Serializable {
    long of(T row);
  }

  /** The directory of a run's files, below the root. */
  private interface DirectoryOf extends Serializable {
    String of(long run);
  }

  private final URI root;
  private final RunOf<T> runOf;
  private final DirectoryOf directoryOf;
  private final String suffix;
  private final BulkWriter.Factory<T> writers;

  private transient RecoverableWriter files;
  private transient Map<Long, Open<T>> open;

  private WriteFiles(
      URI root,
      RunOf<T> runOf,
      DirectoryOf directoryOf,
      String suffix,
      BulkWriter.Factory<T> writers) {
    this.root = root;
    this.runOf = runOf;
    this.directoryOf = directoryOf;
    this.suffix = suffix;
    this.writers = writers;
  }

  /** Steps and rollups of a generation. */
  public static WriteFiles<Part> steps(URI lake, int generation) {
    return inLake(lake, Kind.STEPS, generation, Part::run, RowWriters::steps);
  }

  /** The series index of a generation. */
  public static WriteFiles<SeriesEntry> series(URI lake, int generation) {
    return inLake(lake, Kind.SERIES, generation, SeriesEntry::run, RowWriters::series);
  }

  /** The raw samples of a generation. */
  public static WriteFiles<Sample> samples(URI lake, int generation) {
    return inLake(lake, Kind.SAMPLES, generation, Sample::run, RowWriters::samples);
  }

  private static <T> WriteFiles<T> inLake(
      URI lake, Kind kind, int generation, RunOf<T> runOf, BulkWriter.Factory<T> writers) {
    return new WriteFiles<>(
        lake, runOf, run -> LakePaths.generation(kind, run, generation), ".parquet", writers);
  }

  /** Lines of text, directly in a directory. */
  public static WriteFiles<String> lines(URI directory) {
    return new WriteFiles<>(directory, line -> 0, run -> "", ".jsonl", RowWriters::lines);
  }

  private record Open<T>(String path, RecoverableFsDataOutputStream out, BulkWriter<T> writer) {}

  @Override
  public void open() throws Exception {
    super.open();
    files = FileSystem.get(root).createRecoverableWriter();
    open = new HashMap<>();
  }

  @Override
  public void processElement(StreamRecord<T> element) throws IOException {
    T row = element.getValue();
    long run = runOf.of(row);
    Open<T> file = open.get(run);
    if (file == null) {
      file = create(directoryOf.of(run));
      open.put(run, file);
    }
    file.writer().addElement(row);
  }

  private Open<T> create(String directory) throws IOException {
    int task = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    String name = "part-%s-%d%s".formatted(UUID.randomUUID(), task, suffix);
    String path = directory.isEmpty() ? name : directory + "/" + name;
    RecoverableFsDataOutputStream out = files.open(new Path(new Path(root), path));
    return new Open<>(path, out, writers.create(out));
  }

  @Override
  public void endInput() throws IOException {
    List<WrittenFile> written = new ArrayList<>();
    for (Open<T> file : open.values()) {
      file.writer().finish();
      written.add(WrittenFile.close(root, file.path(), files, file.out()));
    }
    open.clear();
    output.collect(new StreamRecord<>(TaskReport.of(written)));
  }

  /** What is not reported is given up. */
  @Override
  public void close() throws Exception {
    if (open != null) {
      for (Open<T> file : open.values()) {
        file.out().close();
      }
    }
    super.close();
  }
}
