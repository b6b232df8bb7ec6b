package io.stepwell.jobs;

import io.stepwell.metrics.Part;
import io.stepwell.schemas.k6.K6File;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;

/** What a backfill reads; looked at before anything is written. */
interface BackfillInput extends Closeable {

  /** The sources' names, as the user wrote them. */
  List<String> names();

  /** The size of all sources, as stored, in bytes. */
  long bytes() throws IOException;

  /** The files of k6 among the sources, whose lines dead letters are counted in. */
  List<K6File> files();

  /** In how many pieces it is read. */
  int pieces();

  /** Reads the pieces, whose numbers are its input, as parts of a run. */
  OneInputStreamOperator<Long, Part> reader(long run);
}
