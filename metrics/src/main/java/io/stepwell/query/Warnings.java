package io.stepwell.query;

import io.stepwell.metrics.Quoted;
import io.stepwell.query.Engine.RunMetric;
import java.util.Set;

/** What an answer says beside its series, where those may not be what was hoped for. */
final class Warnings {

  private Warnings() {}

  /**
   * @param nobodyHas how the sentence begins: {@code test run 7 has no metric}
   * @param names of the metrics that there are
   */
  static String unknownMetric(String nobodyHas, String metric, Set<String> names) {
    return nobodyHas
        + " "
        + metric
        + Nearest.to(metric, names).map(name -> "; did you mean " + name + "?").orElse("");
  }

  static String looksLikeRegex(Matcher matcher) {
    return matcher
        + " compares with the text as it stands, which looks like a regular expression; write "
        + matcher.label()
        + "=~"
        + Quoted.of(matcher.value())
        + " to match it as one";
  }

  static String otherType(String metric, RunMetric run, RunMetric latest) {
    return "test run "
        + run.extent().run()
        + " is left out: there "
        + metric
        + " is a "
        + run.type().word()
        + ", and in the latest run, "
        + latest.extent().run()
        + ", a "
        + latest.type().word();
  }
}
