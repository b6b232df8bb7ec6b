package io.stepwell.functions;

import io.stepwell.schemas.k6.ByteSource;
import io.stepwell.schemas.k6.NotK6Exception;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;

/**
 * A file wherever Flink reaches: on every machine of a cluster, or in an object store.
 *
 * @param name its path or URI, as the user wrote it
 */
public record FlinkFile(String name) implements ByteSource {

  /**
   * The file at that path or URI.
   *
   * @throws NotK6Exception if there is no such file, or nothing that reaches there
   */
  public static FlinkFile of(String name) throws IOException {
    try {
      if (status(name).isDir()) {
        throw new NotK6Exception(name + " is a directory; name the k6 output files in it");
      }
    } catch (FileNotFoundException e) {
      throw new NotK6Exception(name + ": there is no such file where the job is submitted from");
    } catch (UnsupportedFileSystemSchemeException e) {
      throw new NotK6Exception(name + " is nowhere that this Flink reaches; add its plugin");
    }
    return new FlinkFile(name);
  }

  private static FileStatus status(String name) throws IOException {
    Path path = new Path(name);
    return path.getFileSystem().getFileStatus(path);
  }

  @Override
  public long size() throws IOException {
    return status(name).getLen();
  }

  @Override
  public InputStream open(long from) throws IOException {
    Path path = new Path(name);
    FSDataInputStream in = path.getFileSystem().open(path);
    in.seek(from);
    return in;
  }
}
