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
import java.util.stream.Stream;

/** What a real k6 pushed in one run, and its JSON output of the very same run. */
record RecordedPushes(String name, PushFormat format) {

  /** The run that all of them were pushed to. */
  static final long RUN = 1_000_001;

  static RecordedPushes of(String name) {
    return new RecordedPushes(
        name, name.startsWith("v0.") ? PushFormat.V1_JSON : PushFormat.V2_PROTOBUF);
  }

  /** One record for each push, in the order in which they were pushed. */
  List<PushRecord> records() {
    List<PushRecord> records = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory())) {
      for (Path file : files.filter(path -> path.toString().endsWith(".bin")).sorted().toList()) {
        String id = name + " " + file.getFileName();
        records.add(PushRecord.of(RUN, id, format, 0, Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  Path json() {
    return directory().resolve("run.json.gz");
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
