package io.stepwell.sql;

import io.stepwell.functions.sql.SqlScriptException;
import io.stepwell.query.QueryException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.table.api.SqlParserException;
import org.apache.flink.table.api.TableException;
import org.apache.flink.table.api.ValidationException;
import org.jspecify.annotations.Nullable;

/** Makes one sentence of whatever stopped a statement. */
final class ScriptFailure {

  private static final int DEPTH = 40;

  private static final Pattern FLINKS_OWN_WORDS =
      Pattern.compile("^SQL (?:validation|parse) failed\\. | Was expecting (?:one of)?:.*$");

  private ScriptFailure() {}

  static SqlScriptException of(Throwable error) {
    List<Throwable> causes = causes(error).toList();
    Optional<Throwable> mistake =
        causes.stream().filter(QueryException.class::isInstance).findFirst();
    if (mistake.isEmpty()) {
      mistake = last(causes.stream().filter(ScriptFailure::isWrittenWrong).toList());
    }
    Throwable told = mistake.or(() -> last(causes)).orElse(error);
    return new SqlScriptException(sentence(told), mistake.isPresent(), error);
  }

  private static boolean isWrittenWrong(Throwable cause) {
    return cause instanceof ValidationException
        || cause instanceof SqlParserException
        || cause instanceof TableException;
  }

  private static Optional<Throwable> last(List<Throwable> causes) {
    return causes.isEmpty() ? Optional.empty() : Optional.of(causes.get(causes.size() - 1));
  }

  private static Stream<Throwable> causes(Throwable error) {
    return Stream.<@Nullable Throwable>iterate(
            error, cause -> cause == null ? null : cause.getCause())
        .limit(DEPTH)
        .flatMap(Stream::ofNullable);
  }

  /** Flink lists all words that could have come, which are often a hundred. */
  private static String sentence(Throwable error) {
    String name = error.getClass().getSimpleName();
    String message = error.getMessage() == null ? name : error.getMessage();
    String line = message.lines().map(String::strip).collect(Collectors.joining(" ")).strip();
    return FLINKS_OWN_WORDS.matcher(line).replaceAll("");
  }
}
