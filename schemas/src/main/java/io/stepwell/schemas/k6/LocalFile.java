package io.stepwell.schemas.k6;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of this machine.
 *
 * @param name its path, as the user wrote it
 */
public record LocalFile(String name) implements ByteSource {

  /**
   * The file at that path.
   *
   * @throws NotK6Exception if there is no readable file
   */
  public static LocalFile of(Path path) {
    if (!Files.exists(path)) {
      throw new NotK6Exception(path + ": there is no such file");
    }
    if (Files.isDirectory(path)) {
      throw new NotK6Exception(path + " is a directory; name the k6 output files in it");
    }
    if (!Files.isReadable(path)) {
      throw new NotK6Exception(path + " cannot be read; check its permissions");
    }
    return new LocalFile(path.toString());
  }

  @Override
  public long size() throws IOException {
    return Files.size(Path.of(name));
  }

  @Override
  public InputStream open(long from) throws IOException {
    FileInputStream in = new FileInputStream(name);
    in.getChannel().position(from);
    return in;
  }
}
