package io.stepwell.local;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The checkpoints of a job of a home, which each start goes on from. Every start is a job of its
 * own with a directory of its own; the numbers of checkpoints go on from one to the next.
 *
 * <p>Why a start from the newest complete one loses nothing and doubles nothing, whenever the
 * process was killed:
 *
 * <ul>
 *   <li>A checkpoint is complete when its {@code _metadata} is there, which is written under
 *       another name and renamed when it is whole. Only then does Flink tell the sinks, and only
 *       then do they give the files of that checkpoint their names.
 *   <li>So of one that is not complete nothing has been named: to pass it over and read the topic
 *       again from the one before loses nothing and doubles nothing. What it had written stays
 *       hidden and is swept.
 *   <li>A start from a complete one names those of its files that have no name yet and leaves those
 *       alone that have, so it does not matter how far the naming had come.
 *   <li>A complete one must never be passed over: files of it may have their names, and whatever
 *       they hold would be read once more from the one before. So one that cannot be read is an
 *       error, and so are checkpoints that are gone although Kafka says that there were some.
 *   <li>The one that a start went on from stays until the new job has completed its own.
 * </ul>
 */
final class Checkpoints {

  private static final Pattern NAME = Pattern.compile("chk-(\\d{1,18})");
  private static final String METADATA = "_metadata";

  private final Path directory;

  /**
   * @param directory of all jobs' directories; need not exist
   */
  Checkpoints(Path directory) {
    this.directory = directory;
  }

  private record Complete(long number, Path path) {}

  Path directory() {
    return directory;
  }

  /**
   * The newest complete checkpoint.
   *
   * @throws LocalException if it is damaged
   */
  Optional<Path> newest() throws IOException {
    Optional<Path> newest =
        complete().stream().max(Comparator.comparingLong(Complete::number)).map(Complete::path);
    if (newest.isPresent()) {
      check(newest.get());
    }
    return newest;
  }

  private List<Complete> complete() throws IOException {
    List<Complete> found = new ArrayList<>();
    for (Path job : Trees.inside(directory)) {
      for (Path checkpoint : Trees.inside(job)) {
        Matcher name = NAME.matcher(checkpoint.getFileName().toString());
        if (name.matches() && Files.exists(checkpoint.resolve(METADATA))) {
          found.add(new Complete(Long.parseLong(name.group(1)), checkpoint));
        }
      }
    }
    return found;
  }

  private static void check(Path checkpoint) {
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(Files.newInputStream(checkpoint.resolve(METADATA))))) {
      org.apache.flink.runtime.checkpoint.Checkpoints.loadCheckpointMetadata(
          in, Checkpoints.class.getClassLoader(), checkpoint.toString());
    } catch (IOException | RuntimeException e) {
      throw new LocalException(
          "the live job's last checkpoint %s is damaged; put it back from a copy, or remove the"
                  .formatted(checkpoint)
              + " home's flink and kafka to start anew, without what was pushed but is not in the"
              + " lake yet",
          e);
    }
  }

  /** Whether a job has completed any. */
  boolean hasComplete(String job) throws IOException {
    return complete().stream().anyMatch(found -> found.path().startsWith(directory.resolve(job)));
  }

  /** Removes the checkpoints of all jobs but one, which has completed some of its own. */
  void keepOnly(String job) throws IOException {
    for (Path other : Trees.inside(directory)) {
      if (!other.endsWith(job)) {
        Trees.delete(other);
      }
    }
  }
}
