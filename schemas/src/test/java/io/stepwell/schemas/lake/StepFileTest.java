package io.stepwell.schemas.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Column;
import io.stepwell.metrics.ColumnSource;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.metrics.Sketch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;

/** What another engine sees in a step file; read here by parquet-avro. */
class StepFileTest {

  private static final long SMALL_GROUPS = 1;

  @Property(tries = 15)
  void everyRowComesBackAsItWasWritten(@ForAll long seed) throws IOException {
    List<Part> parts = new RandomRun(7, seed).shuffled();
    Path file = write(parts, 64 << 20);

    List<Part> read = read(file);

    assertSameRows(read, parts);
    Files.delete(file);
  }

  @Property(tries = 15)
  void baseStepsComeBackAsTheParts(@ForAll long seed) throws IOException {
    RandomRun run = new RandomRun(7, seed);
    Path file = write(run.shuffled(), seed % 2 == 0 ? 64 << 20 : SMALL_GROUPS);

    List<Part> read = new ArrayList<>();
    LakeFiles files = new LocalLakeFiles(Path.of(System.getProperty("java.io.tmpdir")));
    try (StepFileReader reader = StepFileReader.open(files, file.getFileName().toString())) {
      reader.forEachRemaining(read::add);
    }

    assertSameRows(read, run.base);
    Files.delete(file);
  }

  @Property(tries = 3)
  void smallRowGroupsHoldTheSameRows(@ForAll long seed) throws IOException {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      parts.addAll(new RandomRun(7, seed + i).shuffled());
    }
    Path file = write(parts, SMALL_GROUPS);

    assertSameRows(read(file), parts);
    assertThat(groups(file).size())
        .isGreaterThan((int) parts.stream().map(StepFileTest::group).distinct().count());
    Files.delete(file);
  }

  @Property(tries = 5)
  void eachRowGroupHoldsOneMetricAtOneResolution(@ForAll long seed) throws IOException {
    List<Part> parts = new RandomRun(7, seed).shuffled();
    Path file = write(parts, 64 << 20);

    List<String> groups = new ArrayList<>();
    for (BlockMetaData group : groups(file)) {
      groups.add(only(group, "metric") + " " + only(group, "resolution"));
      assertThat(group.getColumns())
          .extracting(ColumnChunkMetaData::getCodec)
          .containsOnly(CompressionCodecName.ZSTD);
    }
    assertThat(groups)
        .containsExactlyInAnyOrderElementsOf(
            parts.stream().map(StepFileTest::group).distinct().toList());
    Files.delete(file);
  }

  @Property(tries = 1)
  void everyColumnSaysWhatItMeans() {
    for (Schema schema : List.of(StepSchema.avro(), SeriesSchema.avro(), SampleSchema.avro())) {
      assertThat(schema.getDoc()).isNotBlank();
      assertThat(schema.getFields()).extracting(Schema.Field::doc).doesNotContainNull();
    }
    for (Column column : Column.values()) {
      assertThat(StepSchema.avro().getField(column.word()).doc()).isEqualTo(column.meaning());
    }
  }

  private static String group(Part part) {
    return part.series().metric() + " " + part.resolution();
  }

  private static String only(BlockMetaData group, String column) {
    for (ColumnChunkMetaData chunk : group.getColumns()) {
      if (chunk.getPath().toDotString().equals(column)) {
        Statistics<?> statistics = chunk.getStatistics();
        assertThat(statistics.minAsString()).isEqualTo(statistics.maxAsString());
        return statistics.minAsString();
      }
    }
    throw new AssertionError("no column " + column);
  }

  private static List<BlockMetaData> groups(Path file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      return reader.getRowGroups();
    }
  }

  private static Path write(List<Part> parts, long groupBytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StepFileWriter writer = new StepFileWriter(out, groupBytes);
    for (Part part : parts) {
      writer.write(part);
    }
    writer.finish();
    return Files.write(Files.createTempFile("steps", ".parquet"), out.toByteArray());
  }

  private static List<Part> read(Path file) throws IOException {
    List<Part> parts = new ArrayList<>();
    try (ParquetReader<GenericRecord> reader =
        AvroParquetReader.<GenericRecord>builder(
                new LocalInputFile(file), new PlainParquetConfiguration())
            .withDataModel(GenericData.get())
            .build()) {
      for (GenericRecord row = reader.read(); row != null; row = reader.read()) {
        parts.add(part(row));
      }
    }
    return parts;
  }

  private static Part part(GenericRecord row) {
    Map<String, String> labels = new TreeMap<>();
    ((Map<?, ?>) row.get("labels"))
        .forEach((name, value) -> labels.put(name.toString(), value.toString()));
    SeriesKey series = new SeriesKey(row.get("metric").toString(), Labels.of(labels));
    assertThat(row.get("series_id")).isEqualTo(series.id());
    MetricType type = MetricType.named(row.get("type").toString()).orElseThrow();
    for (Column column : Column.values()) {
      assertThat(row.get(column.word()) != null).isEqualTo(type.columns().contains(column));
    }
    return new Part(
        (Long) row.get("test_run_id"),
        series,
        (Integer) row.get("resolution"),
        (Long) row.get("second"),
        type.read(new RecordSource(row)));
  }

  private record RecordSource(GenericRecord row) implements ColumnSource {
    @Override
    public long count(Column column) {
      return (Long) row.get(column.word());
    }

    @Override
    public double number(Column column) {
      return (Double) row.get(column.word());
    }

    @Override
    public Sketch sketch(Column column) {
      ByteBuffer buffer = (ByteBuffer) row.get(column.word());
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return Sketch.read(Sketch.BASE_K, bytes);
    }
  }

  private static void assertSameRows(List<Part> actual, List<Part> expected) {
    Comparator<Part> order =
        Comparator.comparing(Part::series)
            .thenComparing(Part::resolution)
            .thenComparing(Part::second)
            .thenComparing(part -> text(part.aggregate()));
    List<Part> one = actual.stream().sorted(order).toList();
    List<Part> other = expected.stream().sorted(order).toList();
    assertThat(one).hasSameSizeAs(other);
    for (int i = 0; i < one.size(); i++) {
      assertThat(one.get(i).run()).isEqualTo(other.get(i).run());
      assertThat(one.get(i).series()).isEqualTo(other.get(i).series());
      assertThat(one.get(i).resolution()).isEqualTo(other.get(i).resolution());
      assertThat(one.get(i).second()).isEqualTo(other.get(i).second());
      States.assertSame(one.get(i).aggregate(), other.get(i).aggregate());
    }
  }

  /** Tells rows of one series and second apart. */
  private static String text(Aggregate aggregate) {
    return States.numbers(aggregate).toString();
  }
}
