package io.stepwell.functions;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The last task of a batch job, of which there is one: when all others are done, it gives their
 * files their names and then lets happen what waits for that. So a job does all its work itself,
 * whoever submitted it and whether they are still there. Started again after a failure, it does the
 * same once more, which changes nothing.
 */
public final class CommitFiles extends AbstractStreamOperator<TaskReport>
    implements OneInputStreamOperator<TaskReport, TaskReport>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  /** What waits for all files. */
  @FunctionalInterface
  public interface Then extends Serializable {

    /** Nothing. */
    Then NOTHING = all -> {};

    /**
     * Happens when all files have their names, and maybe again.
     *
     * @param all what all tasks have told
     */
    void committed(TaskReport all) throws IOException;
  }

  private final Then then;

  private transient TaskReport all;

  public CommitFiles(Then then) {
    this.then = then;
  }

  @Override
  public void open() throws Exception {
    super.open();
    all = TaskReport.NONE;
  }

  @Override
  public void processElement(StreamRecord<TaskReport> element) {
    all = all.and(element.getValue());
  }

  @Override
  public void endInput() throws IOException {
    for (WrittenFile file : all.files()) {
      file.commit();
    }
    then.committed(all);
  }
}
