package io.stepwell.functions;

import io.stepwell.metrics.Part;
import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.StepFileReader;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Reads step files back into the parts that they were written from, rollups left out. Its input are
 * the numbers of the files.
 */
public final class ReadSteps extends AbstractStreamOperator<Part>
    implements OneInputStreamOperator<Long, Part>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  private final URI lake;
  private final List<String> paths;

  private transient LakeFiles files;
  private transient ReadTally tally;
  private transient StreamRecord<Part> record;

  /**
   * @param lake the lake's root
   * @param paths step files in the lake; a record is the index of one
   */
  public ReadSteps(URI lake, List<String> paths) {
    this.lake = lake;
    this.paths = new ArrayList<>(paths);
  }

  @Override
  public void open() throws Exception {
    super.open();
    files = LakeFiles.at(lake);
    tally = new ReadTally();
    tally.register(getRuntimeContext());
    record = new StreamRecord<>(new PartSerializer().createInstance());
  }

  @Override
  public void processElement(StreamRecord<Long> element) throws IOException {
    String path = paths.get(Math.toIntExact(element.getValue()));
    long samples = 0;
    try (StepFileReader reader = StepFileReader.open(files, path)) {
      while (reader.hasNext()) {
        Part part = reader.next();
        samples += part.aggregate().samples();
        output.collect(record.replace(part));
      }
    }
    tally.read(samples, files.size(path));
  }

  @Override
  public void endInput() {
    output.collect(TaskReport.SIDE, new StreamRecord<>(TaskReport.of(tally.result())));
  }
}
