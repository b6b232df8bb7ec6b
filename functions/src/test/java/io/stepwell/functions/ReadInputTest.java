package io.stepwell.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Sample;
import io.stepwell.schemas.k6.K6File;
import io.stepwell.schemas.k6.LocalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadInputTest {

  private static final String LINE =
      "{\"metric\":\"%s\",\"type\":\"Point\",\"data\":{\"time\":\"2026-11-21T20:37:%02d.5Z\","
          + "\"value\":%s,\"tags\":{\"name\":\"%s\"}}}";

  private final Path directory;

  ReadInputTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void samplesOfOneSeriesAndSecondLeaveAsOnePart() throws Exception {
    String lines = line("http_reqs", 1, "1", "a").repeat(3) + line("http_reqs", 2, "1", "a");
    try (OneInputStreamOperatorTestHarness<Long, Part> harness = harness(lines, false)) {
      harness.processElement(new StreamRecord<>(0L));
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.endInput();
      assertThat(harness.extractOutputValues())
          .extracting(part -> ((Counter) part.aggregate()).sum())
          .containsExactly(3.0, 1.0);
    }
  }

  @Test
  void aCheckpointFindsNothingHeldBack() throws Exception {
    try (OneInputStreamOperatorTestHarness<Long, Part> harness =
        harness(line("http_reqs", 1, "1", "a"), false)) {
      harness.processElement(new StreamRecord<>(0L));
      harness.prepareSnapshotPreBarrier(1);
      assertThat(harness.extractOutputValues()).hasSize(1);
    }
  }

  @Test
  void whatCannotBeReadIsADeadLetterAndTheRestGoesOn() throws Exception {
    String lines =
        line("http_reqs", 1, "1", "a") + "{\"metric\":\n" + line("http_reqs", 1, "1", "a");
    try (OneInputStreamOperatorTestHarness<Long, Part> harness = harness(lines, false)) {
      harness.processElement(new StreamRecord<>(0L));
      harness.endInput();
      assertThat(harness.extractOutputValues()).hasSize(1);
      DeadLetter letter =
          DeadLetter.read(harness.getSideOutput(ReadInput.DEAD_LETTERS).remove().getValue());
      assertThat(letter.file()).isEqualTo(directory.resolve("run.json").toString());
      assertThat(letter.offset()).isEqualTo(line("http_reqs", 1, "1", "a").length());
      assertThat(letter.text()).isEqualTo("{\"metric\":");
    }
  }

  @Test
  void theArchiveGetsEverySampleAsItWas() throws Exception {
    try (OneInputStreamOperatorTestHarness<Long, Part> harness =
        harness(line("http_req_duration", 7, "4.25", "a"), true)) {
      harness.processElement(new StreamRecord<>(0L));
      Sample sample = harness.getSideOutput(ReadInput.SAMPLES).remove().getValue();
      assertThat(sample.run()).isEqualTo(9);
      assertThat(sample.series().toString()).isEqualTo("http_req_duration{name=\"a\"}");
      assertThat(sample.value()).isEqualTo(4.25);
      assertThat(sample.epochNanos() % 10_000_000_000L).isEqualTo(7_500_000_000L);
    }
  }

  private static String line(String metric, int second, String value, String name) {
    return LINE.formatted(metric, second, value, name) + "\n";
  }

  private OneInputStreamOperatorTestHarness<Long, Part> harness(String lines, boolean archive)
      throws Exception {
    ReadInput read = new ReadInput(9, pieces(lines), Map.of(), false, archive);
    OneInputStreamOperatorTestHarness<Long, Part> harness =
        new OneInputStreamOperatorTestHarness<>(read);
    harness.setup(new PartSerializer());
    harness.open();
    return harness;
  }

  private List<InputPiece> pieces(String lines) throws IOException {
    Path file = Files.writeString(directory.resolve("run.json"), lines);
    return InputPiece.cut(List.of(K6File.inspect(LocalFile.of(file), "1")), 1);
  }
}
