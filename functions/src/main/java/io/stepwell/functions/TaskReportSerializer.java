package io.stepwell.functions;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.InstantiationUtil;

/** How a report travels: there is one a task, so Java's own way is good enough. */
public final class TaskReportSerializer extends StatelessSerializer<TaskReport> {

  private static final long serialVersionUID = 1L;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<TaskReport> duplicate() {
    return this;
  }

  @Override
  public TaskReport createInstance() {
    return TaskReport.NONE;
  }

  @Override
  public void serialize(TaskReport report, DataOutputView out) throws IOException {
    byte[] bytes = InstantiationUtil.serializeObject(report);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  @Override
  public TaskReport deserialize(DataInputView in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    try {
      return InstantiationUtil.deserializeObject(bytes, TaskReport.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IOException("a task's report is of another version of the job", e);
    }
  }

  @Override
  public TypeSerializerSnapshot<TaskReport> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Version 1 of the format. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<TaskReport> {
    public Snapshot() {
      super(TaskReportSerializer::new);
    }
  }
}
