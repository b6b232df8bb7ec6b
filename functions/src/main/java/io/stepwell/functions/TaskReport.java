package io.stepwell.functions;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/**
 * What a task of a batch job tells at its end, for the last one, which puts all of them together.
 *
 * @param files whole files, to be given their names
 * @param read what was read
 * @param series how many series were completed
 */
public record TaskReport(List<WrittenFile> files, ReadTally.Result read, long series)
    implements Serializable {

  /** Nothing at all. */
  public static final TaskReport NONE = new TaskReport(List.of(), ReadTally.Result.NONE, 0);

  /** Where tasks put it out whose rows go elsewhere. */
  public static final OutputTag<TaskReport> SIDE = new OutputTag<>("reports", type());

  public TaskReport {
    files = List.copyOf(files);
  }

  static TaskReport of(List<WrittenFile> files) {
    return new TaskReport(files, ReadTally.Result.NONE, 0);
  }

  static TaskReport of(ReadTally.Result read) {
    return new TaskReport(List.of(), read, 0);
  }

  static TaskReport ofSeries(long series) {
    return new TaskReport(List.of(), ReadTally.Result.NONE, series);
  }

  /** How it travels. */
  public static TypeInformation<TaskReport> type() {
    return RecordTypeInfo.of(TaskReport.class, new TaskReportSerializer());
  }

  /** The two together. */
  TaskReport and(TaskReport other) {
    List<WrittenFile> all = new ArrayList<>(files);
    all.addAll(other.files);
    return new TaskReport(all, read.and(other.read), series + other.series);
  }
}
