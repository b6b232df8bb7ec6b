package io.stepwell.jobs;

import io.stepwell.functions.InputPiece;
import io.stepwell.functions.ReadInput;
import io.stepwell.metrics.Part;
import io.stepwell.schemas.k6.BadInputException;
import io.stepwell.schemas.k6.ByteSource;
import io.stepwell.schemas.k6.K6File;
import io.stepwell.schemas.k6.LocalFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;

/** Outputs of k6, as files or by standard input. */
final class FileInput implements BackfillInput {

  private static final String STANDARD_INPUT = "-";

  /** Finds the files that a user names. */
  @FunctionalInterface
  interface Sources {
    /**
     * The file of that name.
     *
     * @throws BadInputException if there is none that can be read
     */
    ByteSource of(String name) throws IOException;
  }

  private final BackfillRequest request;
  private final List<K6File> files = new ArrayList<>();
  private final List<Path> spooled = new ArrayList<>();
  private final List<InputPiece> pieces = new ArrayList<>();
  private boolean standardInputNamed;

  private FileInput(BackfillRequest request) {
    this.request = request;
  }

  /**
   * Looks at every file's beginning.
   *
   * @throws BadInputException if one is missing or is not k6's
   */
  static FileInput open(BackfillRequest request) throws IOException {
    FileInput input = new FileInput(request);
    input.inspect(input::source);
    return input;
  }

  /** The same of files that are found otherwise than on this machine. */
  static FileInput open(BackfillRequest request, Sources sources) throws IOException {
    FileInput input = new FileInput(request);
    input.inspect(sources);
    return input;
  }

  private void inspect(Sources sources) throws IOException {
    try {
      for (String name : request.files()) {
        String instance = request.instance().orElse(String.valueOf(files.size() + 1));
        files.add(K6File.inspect(sources.of(name), instance));
      }
      pieces.addAll(InputPiece.cut(files, request.parallelism()));
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private ByteSource source(String name) throws IOException {
    if (!name.equals(STANDARD_INPUT)) {
      Path path = Path.of(name);
      return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)
          ? spool(Files.newInputStream(path), name)
          : LocalFile.of(path);
    }
    if (standardInputNamed) {
      throw new BadInputException("standard input (-) can be named only once");
    }
    standardInputNamed = true;
    return spool(System.in, "standard input");
  }

  /** A pipe passes by once, but the job reads in several tasks, so it is put aside first. */
  private ByteSource spool(InputStream pipe, String name) throws IOException {
    Path spool = Files.createTempFile("stepwell-input-", ".k6");
    spooled.add(spool);
    try (pipe) {
      Files.copy(pipe, spool, StandardCopyOption.REPLACE_EXISTING);
    }
    return new Spooled(LocalFile.of(spool), name);
  }

  @Override
  public List<String> names() {
    return files.stream().map(K6File::name).toList();
  }

  @Override
  public long bytes() throws IOException {
    long bytes = 0;
    for (K6File file : files) {
      bytes += file.source().size();
    }
    return bytes;
  }

  @Override
  public List<K6File> files() {
    return files;
  }

  @Override
  public int pieces() {
    return pieces.size();
  }

  @Override
  public OneInputStreamOperator<Long, Part> reader(long run) {
    return new ReadInput(run, pieces, request.types(), request.salvage(), request.archive());
  }

  @Override
  public void close() throws IOException {
    for (Path spool : spooled) {
      Files.deleteIfExists(spool);
    }
  }

  /** What came by a pipe, under the pipe's name. */
  private record Spooled(LocalFile file, String name) implements ByteSource {
    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public InputStream open(long from) throws IOException {
      return file.open(from);
    }
  }
}
