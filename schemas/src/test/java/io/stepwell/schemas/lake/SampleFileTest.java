package io.stepwell.schemas.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFileTest {

  private final LakeFiles files;

  SampleFileTest(@TempDir Path directory) {
    this.files = new LocalLakeFiles(directory);
  }

  private String write(List<Sample> samples) throws IOException {
    String path = LakePaths.newFile(Kind.SAMPLES, 7, 1, 0);
    try (OutputStream out = files.create(path)) {
      SampleFileWriter writer = new SampleFileWriter(out);
      for (Sample sample : samples) {
        writer.write(sample);
      }
      writer.finish();
    }
    return path;
  }

  private List<Sample> read(String path) {
    List<Sample> samples = new ArrayList<>();
    try (SampleFileReader reader = SampleFileReader.open(files, path)) {
      reader.forEachRemaining(samples::add);
    }
    return samples;
  }

  @Test
  void samplesComeBackAsTheyWere() throws IOException {
    Random random = new Random(5);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      MetricType type = List.of(MetricType.values()).get(random.nextInt(4));
      Labels labels =
          random.nextInt(5) == 0
              ? Labels.none()
              : Labels.of(Map.of("name", "n" + random.nextInt(9), "empty", "", "ü", "日本"));
      samples.add(
          new Sample(
              7,
              new SeriesKey("m_" + type.word(), labels),
              type,
              1_700_000_000_000_000_000L + random.nextInt(),
              random.nextDouble() - 0.5));
    }

    List<Sample> read = read(write(samples));

    assertThat(read).hasSameSizeAs(samples);
    assertThat(Set.copyOf(read)).isEqualTo(Set.copyOf(samples));
    assertThat(read.stream().map(sample -> sample.series().id()).distinct())
        .containsExactlyInAnyOrderElementsOf(
            samples.stream().map(sample -> sample.series().id()).distinct().toList());
  }

  @Test
  void aFileWithoutSamplesIsReadable() throws IOException {
    assertThat(read(write(List.of()))).isEmpty();
  }

  @Test
  void moreSamplesThanAreGatheredAtOnceAllComeBack() throws IOException {
    SeriesKey key = new SeriesKey("http_reqs", Labels.ofSorted("name", "login"));
    int count = 2_200_000;
    String path = LakePaths.newFile(Kind.SAMPLES, 7, 1, 0);
    try (OutputStream out = files.create(path)) {
      SampleFileWriter writer = new SampleFileWriter(out);
      for (int i = 0; i < count; i++) {
        writer.write(new Sample(7, key, MetricType.COUNTER, i * 1000L, i % 3));
      }
      writer.finish();
    }

    long rows = 0;
    double sum = 0;
    try (SampleFileReader reader = SampleFileReader.open(files, path)) {
      while (reader.hasNext()) {
        sum += reader.next().value();
        rows++;
      }
    }
    assertThat(rows).isEqualTo(count);
    assertThat(sum).isEqualTo(count - 1.0);
  }

  @Test
  void aMissingFileIsSaidInOneSentence() {
    assertThatThrownBy(() -> SampleFileReader.open(files, "samples/none.parquet"))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("samples/none.parquet");
  }
}
