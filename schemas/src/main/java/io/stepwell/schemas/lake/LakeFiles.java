package io.stepwell.schemas.lake;

import io.stepwell.schemas.s3.S3Place;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.parquet.io.InputFile;

/**
 * The files of a lake, wherever they are. Paths are relative to the lake and use {@code /}, as
 * {@link LakePaths} builds them. Safe for use by many threads at once.
 */
public interface LakeFiles {

  /**
   * The files of the lake at a URI.
   *
   * @throws LakeException if it is somewhere that cannot be reached
   */
  static LakeFiles at(URI lake) {
    return switch (String.valueOf(lake.getScheme())) {
      case "file" -> new LocalLakeFiles(Path.of(lake));
      case S3Place.SCHEME -> S3LakeFiles.at(lake);
      default ->
          throw new LakeException(
              "a lake cannot be at %s; name a directory, or an object store's s3://BUCKET/PATH"
                  .formatted(lake));
    };
  }

  /** Where the lake is; ends in a slash. */
  URI root();

  /**
   * The files directly inside a directory, as paths, sorted; none if there is no such directory.
   * Files whose name begins with {@code .} or {@code _} are still being written and left out.
   */
  List<String> files(String directory) throws IOException;

  /** The Parquet files among those. */
  default List<String> list(String directory) throws IOException {
    return files(directory).stream().filter(path -> path.endsWith(".parquet")).toList();
  }

  /** The names of the directories directly inside a directory, sorted; none if it is not there. */
  List<String> directories(String directory) throws IOException;

  boolean exists(String path) throws IOException;

  /** The file's size, in bytes. */
  long size(String path) throws IOException;

  InputFile open(String path) throws IOException;

  /** A new file, with the directories above it; to be closed by the caller. */
  OutputStream create(String path) throws IOException;

  /** Deletes a file, or a directory with all that is in it; what is not there is no error. */
  void delete(String path) throws IOException;

  /** Deletes files; those that are not there are no error. */
  void deleteFiles(Collection<String> paths) throws IOException;

  /** The files that were begun below a directory, at whatever depth, and are not complete. */
  List<UnfinishedFile> unfinished(String directory) throws IOException;

  /** Deletes what was begun; what is complete by now stays. */
  void discard(Collection<UnfinishedFile> files) throws IOException;
}
