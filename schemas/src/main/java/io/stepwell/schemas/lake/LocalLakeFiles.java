package io.stepwell.schemas.lake;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;

/** A lake in a directory of this machine. */
public final class LocalLakeFiles implements LakeFiles {

  private final Path root;

  /** The directory need not exist until something is created. */
  public LocalLakeFiles(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public URI root() {
    String uri = root.toUri().toString();
    return URI.create(uri.endsWith("/") ? uri : uri + "/");
  }

  @Override
  public List<String> files(String directory) throws IOException {
    return entries(directory, LocalLakeFiles::isComplete).stream()
        .map(name -> directory + "/" + name)
        .toList();
  }

  @Override
  public List<String> directories(String directory) throws IOException {
    return entries(directory, Files::isDirectory);
  }

  private List<String> entries(String directory, Predicate<Path> wanted) throws IOException {
    try (Stream<Path> entries = Files.list(resolve(directory))) {
      return entries.filter(wanted).map(LocalLakeFiles::name).sorted().toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
  }

  private static boolean isComplete(Path entry) {
    return !Files.isDirectory(entry) && !LakePaths.isHidden(name(entry));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  @Override
  public boolean exists(String path) {
    return Files.exists(resolve(path));
  }

  @Override
  public long size(String path) throws IOException {
    return Files.size(resolve(path));
  }

  @Override
  public InputFile open(String path) throws IOException {
    return new LocalInputFile(resolve(path));
  }

  @Override
  public OutputStream create(String path) throws IOException {
    Path file = resolve(path);
    Files.createDirectories(file.getParent());
    return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  @Override
  public void delete(String path) throws IOException {
    Path start = resolve(path);
    if (!Files.exists(start)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> tree = Files.walk(start)) {
      deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path entry : deepestFirst) {
      Files.deleteIfExists(entry);
    }
  }

  @Override
  public void deleteFiles(Collection<String> paths) throws IOException {
    for (String path : paths) {
      Files.deleteIfExists(resolve(path));
    }
  }

  @Override
  public List<UnfinishedFile> unfinished(String directory) throws IOException {
    Path start = resolve(directory);
    if (!Files.exists(start)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(start)) {
      return tree.filter(file -> LakePaths.isHidden(name(file)))
          .map(file -> root.relativize(file).toString().replace(File.separatorChar, '/'))
          .map(path -> new UnfinishedFile(path, ""))
          .toList();
    }
  }

  @Override
  public void discard(Collection<UnfinishedFile> files) throws IOException {
    deleteFiles(files.stream().map(UnfinishedFile::path).toList());
  }

  private Path resolve(String path) {
    Path resolved = root.resolve(path).normalize();
    if (!resolved.startsWith(root)) {
      throw new LakeException("the path " + path + " leads out of the lake");
    }
    return resolved;
  }
}
