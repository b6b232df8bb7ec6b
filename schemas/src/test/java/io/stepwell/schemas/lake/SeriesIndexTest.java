package io.stepwell.schemas.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.SeriesKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesIndexTest {

  private static final String FILE = "series.parquet";

  private final LakeFiles files;

  SeriesIndexTest(@TempDir Path directory) {
    this.files = new LocalLakeFiles(directory);
  }

  private static Part part(int series, int resolution, long second) {
    SeriesKey key = new SeriesKey("m", Labels.ofSorted("url", "page " + series));
    return new Part(7, key, resolution, second, new Counter());
  }

  private List<SeriesEntry> index(List<Part> parts) throws IOException {
    try (OutputStream out = files.create(FILE)) {
      SeriesIndex index = new SeriesIndex(new SeriesFileWriter(out));
      for (Part part : parts) {
        index.observe(part);
      }
      index.finish();
    }
    ParquetSource source = ParquetSource.open(files, FILE);
    return SeriesFile.of(source).entries(source, "m");
  }

  @Test
  void aSeriesLastsFromItsFirstToItsLastStepWhateverItsRollups() throws IOException {
    List<SeriesEntry> entries =
        index(
            List.of(
                part(1, 1, 125),
                part(1, 1, 121),
                part(1, 1, 133),
                part(1, 60, 120),
                part(1, 0, 121)));

    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).firstSecond()).isEqualTo(121);
    assertThat(entries.get(0).lastSecond()).isEqualTo(133);
    assertThat(entries.get(0).resolutions()).isEqualTo(Set.of(0, 1, 60));
  }

  @Test
  void moreSeriesThanAreHeldAtOnceAllComeBack() throws IOException {
    int many = 40_000;
    List<Part> parts = IntStream.range(0, many).mapToObj(i -> part(i, 1, i)).toList();

    List<SeriesEntry> entries = index(parts);

    assertThat(entries.stream().map(SeriesEntry::series).distinct().count()).isEqualTo(many);
    assertThat(Set.copyOf(entries.stream().map(SeriesEntry::series).toList()))
        .isEqualTo(Set.copyOf(parts.stream().map(Part::series).toList()));
  }

  @Test
  void rollupsWithoutStepsAreAMistake() {
    assertThatThrownBy(() -> index(List.of(part(1, 60, 120))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no steps");
  }

  @Test
  void aSeriesToldOfTwiceHasTheRollupsThatBothTell() {
    SeriesKey key = new SeriesKey("m", Labels.none());
    SeriesEntry one = new SeriesEntry(7, key, new Counter().type(), 100, 120, Set.of(1, 10, 60));
    SeriesEntry other = new SeriesEntry(7, key, new Counter().type(), 90, 110, Set.of(1, 10));

    assertThat(SeriesEntries.merged(List.of(List.of(one), List.of(other))))
        .containsExactly(new SeriesEntry(7, key, new Counter().type(), 90, 120, Set.of(1, 10)));
  }
}
