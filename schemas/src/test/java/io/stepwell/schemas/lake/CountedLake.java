package io.stepwell.schemas.lake;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.parquet.io.InputFile;

/**
 * A lake that tells which files were opened, and in which something may happen before a listing.
 */
final class CountedLake implements LakeFiles {

  /** What happens in a lake. */
  interface Event {
    void happen() throws IOException;
  }

  final List<String> opened = new ArrayList<>();
  Event beforeNextList = () -> {};
  private final LakeFiles files;

  CountedLake(LakeFiles files) {
    this.files = files;
  }

  @Override
  public URI root() {
    return files.root();
  }

  @Override
  public List<String> files(String directory) throws IOException {
    Event event = beforeNextList;
    beforeNextList = () -> {};
    event.happen();
    return files.files(directory);
  }

  @Override
  public List<String> directories(String directory) throws IOException {
    return files.directories(directory);
  }

  @Override
  public boolean exists(String path) throws IOException {
    return files.exists(path);
  }

  @Override
  public long size(String path) throws IOException {
    return files.size(path);
  }

  @Override
  public InputFile open(String path) throws IOException {
    opened.add(path);
    return files.open(path);
  }

  @Override
  public OutputStream create(String path) throws IOException {
    return files.create(path);
  }

  @Override
  public void delete(String path) throws IOException {
    files.delete(path);
  }

  @Override
  public void deleteFiles(Collection<String> paths) throws IOException {
    files.deleteFiles(paths);
  }

  @Override
  public List<UnfinishedFile> unfinished(String directory) throws IOException {
    return files.unfinished(directory);
  }

  @Override
  public void discard(Collection<UnfinishedFile> unfinished) throws IOException {
    files.discard(unfinished);
  }
}
