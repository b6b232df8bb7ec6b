package io.stepwell.schemas.lake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.stepwell.schemas.s3.ObjectStore;
import io.stepwell.schemas.s3.S3Place;
import io.stepwell.schemas.s3.Tail;
import io.stepwell.schemas.s3.Unfinished;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.parquet.io.InputFile;

/**
 * A lake in an object store. The ends of files that were opened lately are kept, as Parquet reads
 * each file's end first and small files are nothing else; and the sizes of files that were listed,
 * which would cost a request each.
 */
final class S3LakeFiles implements LakeFiles {

  /** About what a store sends as fast as a single byte. */
  private static final int TAIL_BYTES = 256 << 10;

  private static final long KEPT_BYTES = 16 << 20;

  private static final long KEPT_SIZES = 20_000;

  private final ObjectStore store;
  private final Cache<String, Tail> tails =
      Caffeine.newBuilder()
          .maximumWeight(KEPT_BYTES)
          .weigher((String path, Tail tail) -> tail.bytes().length)
          .executor(Runnable::run)
          .build();
  private final Cache<String, Long> sizes =
      Caffeine.newBuilder().maximumSize(KEPT_SIZES).executor(Runnable::run).build();

  private S3LakeFiles(ObjectStore store) {
    this.store = store;
  }

  /**
   * The files of a lake at an {@code s3:} URI.
   *
   * @throws LakeException if there is no such place, or if it cannot be reached
   */
  static S3LakeFiles at(URI lake) {
    try {
      return new S3LakeFiles(ObjectStore.at(S3Place.of(lake)));
    } catch (IllegalArgumentException e) {
      throw new LakeException("a lake cannot be at %s: %s".formatted(lake, e.getMessage()), e);
    } catch (IOException e) {
      throw new LakeException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public URI root() {
    return store.uri();
  }

  @Override
  public List<String> files(String directory) throws IOException {
    List<String> paths = new ArrayList<>();
    store
        .sizes(directory)
        .forEach(
            (name, size) -> {
              if (!name.isEmpty() && !LakePaths.isHidden(name)) {
                String path = directory + "/" + name;
                paths.add(path);
                sizes.put(path, size);
              }
            });
    return paths;
  }

  @Override
  public List<String> directories(String directory) throws IOException {
    return store.directories(directory).stream().sorted().toList();
  }

  @Override
  public boolean exists(String path) throws IOException {
    return store.exists(path);
  }

  @Override
  public long size(String path) throws IOException {
    Long known = sizes.getIfPresent(path);
    return known == null ? store.size(path) : known;
  }

  @Override
  public InputFile open(String path) throws IOException {
    Tail known = tails.getIfPresent(path);
    Tail tail = known == null ? store.tail(path, TAIL_BYTES) : known;
    tails.put(path, tail);
    return new S3InputFile(store, path, tail);
  }

  @Override
  public OutputStream create(String path) {
    return store.create(path);
  }

  @Override
  public void delete(String path) throws IOException {
    store.delete(List.of(path));
    store.deleteDirectory(path);
  }

  @Override
  public void deleteFiles(Collection<String> paths) throws IOException {
    store.delete(paths);
  }

  @Override
  public List<UnfinishedFile> unfinished(String directory) {
    return store.unfinished(directory).stream()
        .map(upload -> new UnfinishedFile(upload.path(), upload.upload()))
        .toList();
  }

  @Override
  public void discard(Collection<UnfinishedFile> files) throws IOException {
    store.discard(files.stream().map(file -> new Unfinished(file.path(), file.attempt())).toList());
  }
}
