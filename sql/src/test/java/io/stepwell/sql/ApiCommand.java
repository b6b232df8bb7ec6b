package io.stepwell.sql;

import io.stepwell.query.Answer;
import io.stepwell.query.Engine;
import io.stepwell.query.Question;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The question to the metrics API that an example's comment names, as the command line asks it. */
record ApiCommand(boolean range, Map<String, String> options) {

  private static final Pattern COMMAND =
      Pattern.compile("^--\\s+query (range|aggregate) (.*)$", Pattern.MULTILINE);
  private static final Pattern OPTION = Pattern.compile("--(\\S+) (?:'([^']*)'|(\\S+))");

  static Optional<ApiCommand> of(String script) {
    Matcher command = COMMAND.matcher(script);
    if (!command.find()) {
      return Optional.empty();
    }
    Map<String, String> options = new HashMap<>();
    Matcher option = OPTION.matcher(command.group(2));
    while (option.find()) {
      String quoted = option.group(2);
      options.put(option.group(1), quoted == null ? option.group(3) : quoted);
    }
    return Optional.of(new ApiCommand(command.group(1).equals("range"), options));
  }

  long run() {
    return Long.parseLong(options.getOrDefault("run", "0"));
  }

  Answer ask(Engine engine) {
    Question question =
        Question.of(
            options.getOrDefault("metric", ""),
            options.getOrDefault("query", ""),
            option("step"),
            option("start"),
            option("end"));
    if (option("load-test").isPresent()) {
      return engine.aggregate(DemoHome.RUNS, question);
    }
    return range ? engine.range(run(), question) : engine.aggregate(run(), question);
  }

  private Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }
}
