package io.stepwell.jobs;

import io.stepwell.schemas.k6.BadInputException;
import io.stepwell.schemas.k6.ByteSource;
import io.stepwell.schemas.k6.K6File;
import io.stepwell.schemas.k6.LocalFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The files of a backfill, looked at before anything is written. */
final class BackfillInput implements Closeable {

  private static final String STANDARD_INPUT = "-";

  private final List<K6File> files;
  private final List<Path> spooled;

  private BackfillInput(List<K6File> files, List<Path> spooled) {
    this.files = files;
    this.spooled = spooled;
  }

  /**
   * Looks at every file's beginning.
   *
   * @throws BadInputException if one is missing or is not k6's
   */
  static BackfillInput open(BackfillRequest request) throws IOException {
    List<K6File> files = new ArrayList<>();
    List<Path> spooled = new ArrayList<>();
    BackfillInput input = new BackfillInput(files, spooled);
    try {
      for (String name : request.files()) {
        String instance = request.instance().orElse(String.valueOf(files.size() + 1));
        files.add(K6File.inspect(source(name, spooled), instance));
      }
      return input;
    } catch (IOException | RuntimeException e) {
      input.close();
      throw e;
    }
  }

  /**
   * Standard input passes by once, but the job reads in several tasks, so it is put aside first.
   */
  private static ByteSource source(String name, List<Path> spooled) throws IOException {
    if (!name.equals(STANDARD_INPUT)) {
      return LocalFile.of(Path.of(name));
    }
    if (!spooled.isEmpty()) {
      throw new BadInputException("standard input (-) can be named only once");
    }
    Path spool = Files.createTempFile("stepwell-stdin-", ".k6");
    spooled.add(spool);
    try (InputStream in = System.in) {
      Files.copy(in, spool, StandardCopyOption.REPLACE_EXISTING);
    }
    return new Spooled(LocalFile.of(spool));
  }

  List<K6File> files() {
    return files;
  }

  /** The files' names, as the user wrote them. */
  List<String> names() {
    return files.stream().map(K6File::name).toList();
  }

  /** The size of all files, as stored, in bytes. */
  long bytes() throws IOException {
    long bytes = 0;
    for (K6File file : files) {
      bytes += file.source().size();
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    for (Path spool : spooled) {
      Files.deleteIfExists(spool);
    }
  }

  /** What came by standard input, under that name. */
  private record Spooled(LocalFile file) implements ByteSource {
    @Override
    public String name() {
      return "standard input";
    }

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
