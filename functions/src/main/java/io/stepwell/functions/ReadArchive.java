package io.stepwell.functions;

import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.SampleFileReader;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Reads a run's raw archive into parts, pre-merged as {@link ReadInput} does. Its input are the
 * numbers of the files.
 */
public final class ReadArchive extends AbstractStreamOperator<Part>
    implements OneInputStreamOperator<Long, Part>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  private final long run;
  private final URI lake;
  private final List<String> paths;

  private transient LakeFiles files;
  private transient ReadTally tally;
  private transient Map<SeriesKey, Integer> numbers;
  private transient List<SeriesKey> keys;
  private transient List<MetricType> types;
  private transient PreMerge preMerge;
  private transient StreamRecord<Part> record;

  /**
   * @param run the test run that all samples belong to
   * @param lake the lake's root
   * @param paths the archive's files in the lake; a record is the index of one
   */
  public ReadArchive(long run, URI lake, List<String> paths) {
    this.run = run;
    this.lake = lake;
    this.paths = new ArrayList<>(paths);
  }

  @Override
  public void open() throws Exception {
    super.open();
    files = LakeFiles.at(lake);
    tally = new ReadTally();
    tally.register(getRuntimeContext());
    numbers = new HashMap<>();
    keys = new ArrayList<>();
    types = new ArrayList<>();
    preMerge = new PreMerge(PreMerge.MOST_PARTS, types::get);
    record = new StreamRecord<>(new PartSerializer().createInstance());
  }

  @Override
  public void processElement(StreamRecord<Long> element) throws IOException {
    String path = paths.get(Math.toIntExact(element.getValue()));
    long samples = 0;
    try (SampleFileReader reader = SampleFileReader.open(files, path)) {
      while (reader.hasNext()) {
        Sample sample = reader.next();
        preMerge.observe(number(sample), sample.epochNanos(), sample.value());
        samples++;
        if (preMerge.isFull()) {
          flush();
        }
      }
    }
    tally.read(samples, files.size(path));
  }

  private int number(Sample sample) {
    Integer known = numbers.get(sample.series());
    if (known != null) {
      return known;
    }
    numbers.put(sample.series(), keys.size());
    keys.add(sample.series());
    types.add(sample.type());
    return keys.size() - 1;
  }

  @Override
  public void endInput() {
    flush();
    output.collect(TaskReport.SIDE, new StreamRecord<>(TaskReport.of(tally.result())));
  }

  private void flush() {
    preMerge.flush(number -> run, keys::get, this::emit);
    numbers.clear();
    keys.clear();
    types.clear();
  }

  private void emit(Part part) {
    tally.part(part);
    output.collect(record.replace(part));
  }
}
