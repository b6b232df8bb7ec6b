package io.stepwell.functions.live;

import io.stepwell.functions.DeadLetter;
import io.stepwell.functions.PartSerializer;
import io.stepwell.functions.PreMerge;
import io.stepwell.functions.ReadInput;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Sample;
import io.stepwell.schemas.k6.BadInputException;
import io.stepwell.schemas.k6.Chunk;
import io.stepwell.schemas.k6.K6File;
import io.stepwell.schemas.k6.K6Format;
import io.stepwell.schemas.k6.K6Json;
import io.stepwell.schemas.k6.MetricDeclaration;
import io.stepwell.schemas.k6.MetricTypes;
import io.stepwell.schemas.k6.RejectedLine;
import io.stepwell.schemas.k6.SampleSink;
import io.stepwell.schemas.k6.SeriesDictionary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Reads records that hold k6's JSON, as its Kafka output sends one a sample, into parts,
 * pre-merged. What cannot be read, or names no run, goes to the dead letters.
 */
public final class ReadLines extends AbstractStreamOperator<Part>
    implements OneInputStreamOperator<TopicRecord, Part>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  private static final long UNKNOWN_RUN = -1;
  private static final long NAMELESS = -2;

  private final String topic;
  private final RunOrigin origin;
  private final Map<String, MetricType> givenTypes;
  private final Duration linger;

  private transient TopicRuns runs;
  private transient SeriesDictionary series;
  private transient PreMerge preMerge;
  private transient K6Json parser;
  private transient Sink sink;
  private transient Linger waiting;
  private transient Map<String, K6File> files;
  private transient Counter values;
  private transient Counter rejected;

  /** The run of each series' number, or one of the constants above. */
  private transient long[] runOf;

  /**
   * @param topic the topic that the records are from
   * @param origin what the runs are
   * @param givenTypes types of metrics that are none of k6's own
   * @param linger how long a sample may wait for others to be merged with
   */
  public ReadLines(
      String topic, RunOrigin origin, Map<String, MetricType> givenTypes, Duration linger) {
    this.topic = topic;
    this.origin = origin;
    this.givenTypes = new HashMap<>(givenTypes);
    this.linger = linger;
  }

  @Override
  public void open() throws Exception {
    super.open();
    runs = TopicRuns.open(origin, topic);
    series = new SeriesDictionary();
    preMerge = new PreMerge(PreMerge.MOST_PARTS, series::type);
    parser = new K6Json(series, new MetricTypes(givenTypes, List.of()));
    sink = new Sink();
    waiting = new Linger(getProcessingTimeService(), linger, this::flush);
    files = new HashMap<>();
    values = getMetricGroup().counter(LiveFigures.VALUES);
    rejected = getMetricGroup().counter(LiveFigures.REJECTED);
    runOf = new long[0];
  }

  @Override
  public void processElement(StreamRecord<TopicRecord> element) {
    TopicRecord record = element.getValue();
    TopicPlace place = record.place();
    K6File file =
        files.computeIfAbsent(
            place.source(),
            name -> new K6File(new TopicPartitionSource(name), K6Format.JSON, false, ""));
    byte[] bytes = record.value();
    sink.place = place;
    sink.bytes = bytes;
    try {
      parser.parse(Chunk.json(file, place.offset(), Chunk.UNKNOWN_LINE, bytes, bytes.length), sink);
    } catch (BadInputException e) {
      sink.reject(String.valueOf(e.getMessage()));
    }
    waiting.began();
    if (preMerge.isFull()) {
      flush();
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    flush();
  }

  @Override
  public void endInput() {
    flush();
  }

  @Override
  public void close() throws Exception {
    if (runs != null) {
      runs.close();
    }
    super.close();
  }

  private void flush() {
    preMerge.flush(number -> runOf[number], series::key, sink::emit);
    series.clear();
    Arrays.fill(runOf, UNKNOWN_RUN);
    if (!runs.note()) {
      waiting.began();
    }
  }

  private long runOf(int number) {
    if (number >= runOf.length) {
      int before = runOf.length;
      runOf = Arrays.copyOf(runOf, Math.max(16, 2 * (number + 1)));
      Arrays.fill(runOf, before, runOf.length, UNKNOWN_RUN);
    }
    if (runOf[number] == UNKNOWN_RUN) {
      String name = series.key(number).labels().get(origin.runTag());
      runOf[number] = name.isEmpty() ? NAMELESS : runs.run(name);
    }
    return runOf[number];
  }

  /** Where the parser's finds go. */
  private final class Sink implements SampleSink {
    private final StreamRecord<Part> part =
        new StreamRecord<>(new PartSerializer().createInstance());
    private TopicPlace place = new TopicPlace("", 0, 0);
    private byte[] bytes = new byte[0];

    @Override
    public void sample(int number, long epochNanos, double value) {
      long run = runOf(number);
      if (run == NAMELESS) {
        reject("the sample has no tag " + origin.runTag() + ", which names its test run");
        return;
      }
      values.inc();
      preMerge.observe(number, epochNanos, value);
      if (origin.archive()) {
        Sample sample = new Sample(run, series.key(number), series.type(number), epochNanos, value);
        output.collect(ReadInput.SAMPLES, new StreamRecord<>(sample));
      }
    }

    @Override
    public void rejected(RejectedLine line) {
      send(DeadLetter.of(line));
    }

    @Override
    public void declared(MetricDeclaration declaration) {
      // The parser has taken the type over, and no more of it is kept.
    }

    void reject(String reason) {
      send(place.letter(reason, new String(bytes, StandardCharsets.UTF_8)));
    }

    private void send(DeadLetter letter) {
      rejected.inc();
      output.collect(ReadInput.DEAD_LETTERS, new StreamRecord<>(letter.json()));
    }

    private void emit(Part merged) {
      runs.arrived(merged.run(), merged.second());
      output.collect(part.replace(merged));
    }
  }
}
