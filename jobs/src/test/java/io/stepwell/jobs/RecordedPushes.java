package io.stepwell.jobs;

import io.stepwell.schemas.push.PushFormat;
import io.stepwell.schemas.push.PushRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a real k6 pushed in one run, and its JSON output of the very same run. */
public record RecordedPushes(String name, PushFormat format) {

  /** The run that all of them were pushed to. */
  static final long RUN = 1_000_001;

  public static RecordedPushes of(String name) {
    return new RecordedPushes(
        name, name.startsWith("v0.") ? PushFormat.V1_JSON : PushFormat.V2_PROTOBUF);
  }

  /** One record for each push, in the order in which they were pushed. */
  public List<PushRecord> records() {
    List<PushRecord> records = new ArrayList<>();
    for (byte[] body : bodies()) {
      String id = name + " " + records.size();
      records.add(PushRecord.of(RUN, id, format, 0, body));
    }
    return records;
  }

  /** The body of each push, in the order in which they were pushed. */
  public List<byte[]> bodies() {
    try (Stream<Path> files = Files.list(directory())) {
      List<byte[]> bodies = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".bin")).sorted().toList()) {
        bodies.add(Files.readAllBytes(file));
      }
      return bodies;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same for another run; only protobuf names the run that it is of. */
  List<byte[]> bodies(long run) {
    return switch (format) {
      case V1_JSON -> bodies();
      case V2_PROTOBUF ->
          bodies().stream().map(body -> MovedPush.of(body).toRun(run).body()).toList();
    };
  }

  /** Another request that k6 sent, or another output that it wrote; empty if it did not. */
  Optional<Path> file(String file) {
    return Optional.of(directory().resolve(file)).filter(Files::exists);
  }

  Path json() {
    return file("run.json.gz").orElseThrow();
  }

  private Path directory() {
    URL url = Objects.requireNonNull(RecordedPushes.class.getResource("/push/" + name), name);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
