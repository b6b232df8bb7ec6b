package io.stepwell.functions;

import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Sample;
import io.stepwell.schemas.k6.Chunk;
import io.stepwell.schemas.k6.ChunkReader;
import io.stepwell.schemas.k6.K6Parser;
import io.stepwell.schemas.k6.MetricDeclaration;
import io.stepwell.schemas.k6.MetricTypes;
import io.stepwell.schemas.k6.RejectedLine;
import io.stepwell.schemas.k6.SampleParser;
import io.stepwell.schemas.k6.SampleSink;
import io.stepwell.schemas.k6.SeriesDictionary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Reads pieces of k6's files into parts: parses and pre-merges in one go, so that no sample is ever
 * a record of its own. Its input are the numbers of the pieces.
 */
public final class ReadInput extends AbstractStreamOperator<Part>
    implements OneInputStreamOperator<Long, Part>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  /** Lines that could not be read, as {@link DeadLetter#json}. */
  public static final OutputTag<String> DEAD_LETTERS =
      new OutputTag<>("dead-letters", Types.STRING);

  /** Every sample, where the archive is asked for. */
  public static final OutputTag<Sample> SAMPLES =
      new OutputTag<>("samples", RecordTypeInfo.samples());

  private final long run;
  private final List<InputPiece> pieces;
  private final Map<String, MetricType> givenTypes;
  private final boolean salvage;
  private final boolean archive;

  private transient ReadTally tally;
  private transient MetricTypes types;
  private transient Sink sink;
  private transient byte[] spare;

  /**
   * @param run the test run that all samples belong to
   * @param pieces the input; a record is the index of one
   * @param givenTypes metric types that the user knows
   * @param salvage whether to read a damaged file as far as it goes
   * @param archive whether to put every sample out to {@link #SAMPLES}
   */
  public ReadInput(
      long run,
      List<InputPiece> pieces,
      Map<String, MetricType> givenTypes,
      boolean salvage,
      boolean archive) {
    this.run = run;
    this.pieces = new ArrayList<>(pieces);
    this.givenTypes = new HashMap<>(givenTypes);
    this.salvage = salvage;
    this.archive = archive;
  }

  @Override
  public void open() throws Exception {
    super.open();
    tally = new ReadTally();
    tally.register(getRuntimeContext());
    types = new MetricTypes(givenTypes, pieces.stream().map(InputPiece::file).distinct().toList());
    sink = new Sink(new SeriesDictionary());
    spare = new byte[0];
  }

  @Override
  public void processElement(StreamRecord<Long> element) throws IOException {
    InputPiece piece = pieces.get(Math.toIntExact(element.getValue()));
    try (ChunkReader reader = piece.open(salvage)) {
      long position = reader.storedPosition();
      Optional<Chunk> chunk = reader.next(spare);
      while (chunk.isPresent()) {
        spare = chunk.get().bytes();
        sink.parse(chunk.get());
        tally.read(sink.takeCount(), reader.storedPosition() - position);
        position = reader.storedPosition();
        chunk = reader.next(spare);
      }
      reader.damage().ifPresent(tally::warn);
    }
  }

  @Override
  public void endInput() {
    sink.flush();
    for (String metric : types.guessed()) {
      tally.warn(
          "the input does not tell the type of %s: taken as a trend; give --type %s=TYPE to change that"
              .formatted(metric, metric));
    }
    output.collect(TaskReport.SIDE, new StreamRecord<>(TaskReport.of(tally.result())));
  }

  /** Sends what was read so far before a checkpoint, so that no state has to be kept. */
  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    sink.flush();
  }

  /** Where the parsers' finds go. */
  private final class Sink implements SampleSink {
    private final SeriesDictionary series;
    private final PreMerge preMerge;
    private final SampleParser parser;
    private final StreamRecord<Part> part =
        new StreamRecord<>(new PartSerializer().createInstance());
    private long count;

    Sink(SeriesDictionary series) {
      this.series = series;
      this.preMerge = new PreMerge(PreMerge.MOST_PARTS, series::type);
      this.parser = new K6Parser(series, types);
    }

    void parse(Chunk chunk) {
      parser.parse(chunk, this);
    }

    long takeCount() {
      long taken = count;
      count = 0;
      return taken;
    }

    @Override
    public void sample(int number, long epochNanos, double value) {
      count++;
      preMerge.observe(number, epochNanos, value);
      if (archive) {
        Sample sample = new Sample(run, series.key(number), series.type(number), epochNanos, value);
        output.collect(SAMPLES, new StreamRecord<>(sample));
      }
      if (preMerge.isFull()) {
        flush();
      }
    }

    @Override
    public void rejected(RejectedLine line) {
      tally.rejected();
      output.collect(DEAD_LETTERS, new StreamRecord<>(DeadLetter.of(line).json()));
    }

    @Override
    public void declared(MetricDeclaration declaration) {
      tally.declared(declaration);
    }

    void flush() {
      preMerge.flush(number -> run, series::key, this::emit);
      series.clear();
    }

    private void emit(Part merged) {
      tally.part(merged);
      output.collect(part.replace(merged));
    }
  }
}
