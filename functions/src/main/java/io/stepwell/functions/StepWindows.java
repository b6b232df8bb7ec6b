package io.stepwell.functions;

import io.stepwell.metrics.Part;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.api.windowing.assigners.WindowAssigner;
import org.apache.flink.streaming.api.windowing.triggers.Trigger;

/**
 * Puts a part into the window of its own second, whatever any clock or watermark says. Runs whose
 * clocks are hours apart share one stream, so there is no event time to be late for.
 */
public final class StepWindows extends WindowAssigner<Part, StepWindow> {

  private static final long serialVersionUID = 1L;

  @Override
  public Collection<StepWindow> assignWindows(
      Part part, long timestamp, WindowAssignerContext context) {
    return List.of(new StepWindow(part.second()));
  }

  @Override
  public Trigger<Part, StepWindow> getDefaultTrigger() {
    return PartTrigger.after(PartTrigger.DEFAULT_LINGER);
  }

  @Override
  public TypeSerializer<StepWindow> getWindowSerializer(ExecutionConfig config) {
    return new StepWindow.Serializer();
  }

  @Override
  public boolean isEventTime() {
    return false;
  }
}
