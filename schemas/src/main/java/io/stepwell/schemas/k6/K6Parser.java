package io.stepwell.schemas.k6;

/** Reads chunks of either output of k6, numbering their series in one dictionary. */
public final class K6Parser implements SampleParser {

  private final K6Json json;
  private final K6Csv csv;

  /** Numbers series in that dictionary, with metric types from there. */
  public K6Parser(SeriesDictionary series, MetricTypes types) {
    this.json = new K6Json(series, types);
    this.csv = new K6Csv(series, types);
  }

  @Override
  public void parse(Chunk chunk, SampleSink sink) {
    switch (chunk.file().format()) {
      case JSON -> json.parse(chunk, sink);
      case CSV -> csv.parse(chunk, sink);
    }
  }
}
