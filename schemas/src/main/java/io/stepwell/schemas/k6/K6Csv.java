package io.stepwell.schemas.k6;

/** Reads k6's CSV output. */
public final class K6Csv implements SampleParser {

  private final SeriesDictionary series;
  private final MetricTypes types;
  private CsvSamples samples;

  /** Numbers series in that dictionary, with metric types from there. */
  public K6Csv(SeriesDictionary series, MetricTypes types) {
    this.series = series;
    this.types = types;
    this.samples = new CsvSamples(new CsvHeader(CsvHeader.REQUIRED), series, types);
  }

  @Override
  public void parse(Chunk chunk, SampleSink sink) {
    Rejections rejections = new Rejections(chunk, sink);
    if (!chunk.unreadable().isEmpty()) {
      rejections.add(0, chunk.length(), chunk.unreadable());
      return;
    }
    CsvHeader header = chunk.header().orElseThrow();
    if (!header.equals(samples.header())) {
      samples = new CsvSamples(header, series, types);
    }
    series.instance(chunk.file().instance());
    CsvRows rows = new CsvRows(header.columns().size());
    for (int at = 0; at < chunk.length(); ) {
      int end = rows.readToEnd(chunk.bytes(), at, chunk.length());
      if (!isBlank(chunk.bytes(), at, end)) {
        String objection = samples.read(rows, chunk, sink);
        if (!objection.isEmpty()) {
          rejections.add(at, end, objection);
        }
      }
      at = end;
    }
  }

  private static boolean isBlank(byte[] bytes, int from, int to) {
    return bytes[from] == '\n' || (to - from == 2 && bytes[from] == '\r' && bytes[to - 1] == '\n');
  }
}
