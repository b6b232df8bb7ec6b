package io.stepwell.cli;

import io.stepwell.functions.sql.SqlScriptException;
import io.stepwell.jobs.JobFailedException;
import io.stepwell.jobs.UnknownRunException;
import io.stepwell.local.LocalException;
import io.stepwell.query.QueryException;
import io.stepwell.schemas.catalog.CatalogException;
import io.stepwell.schemas.catalog.NoHomeException;
import io.stepwell.schemas.catalog.RunExistsException;
import io.stepwell.schemas.k6.BadInputException;
import io.stepwell.schemas.lake.LakeException;
import io.stepwell.schemas.remotewrite.SealingException;
import io.stepwell.server.OpenServerException;
import io.stepwell.server.access.TokenException;
import io.stepwell.server.http.ListenException;
import io.stepwell.server.sink.PushSinkException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever ended a command early into one sentence and an exit code. */
final class Failures {

  /** Causes below causes may form a ring. */
  private static final int DEPTH = 20;

  private static final Pattern FULL =
      Pattern.compile("(?i)no space left on device|disk quota exceeded|SQLITE_FULL");

  private final Terminal terminal;
  private final GlobalOptions options;

  Failures(Terminal terminal, GlobalOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  private record Failure(ExitCode code, String sentence) {}

  /** For {@link CommandLine#setParameterExceptionHandler}. */
  int wrongUsage(ParameterException error, String[] arguments) {
    return report(new Failure(ExitCode.USAGE, UsageErrors.sentence(error)));
  }

  /** For {@link CommandLine#setExecutionExceptionHandler}. */
  int failed(Exception error, CommandLine command, ParseResult parsed) {
    return failed(error);
  }

  /** For what no handler sees, such as memory that ran out. */
  int failed(Throwable error) {
    Failure failure = diskFull(error).or(() -> known(error)).orElseGet(() -> unknown(error));
    int code = report(failure);
    if (failure.code() == ExitCode.BACKEND && options.verbose()) {
      error.printStackTrace(terminal.err());
    }
    return code;
  }

  private int report(Failure failure) {
    String sentence = Visible.of(failure.sentence().strip());
    terminal.note("stepwell: " + sentence + (sentence.matches(".*[.?!]") ? "" : "."));
    return failure.code().number();
  }

  private static Stream<Throwable> causes(Throwable error) {
    return Stream.<@Nullable Throwable>iterate(
            error, cause -> cause == null ? null : cause.getCause())
        .limit(DEPTH)
        .flatMap(Stream::ofNullable);
  }

  /** Libraries say it in their own words, and none of them says where. */
  private Optional<Failure> diskFull(Throwable error) {
    return causes(error)
        .filter(cause -> FULL.matcher(String.valueOf(cause.getMessage())).find())
        .findFirst()
        .map(
            cause ->
                new Failure(
                    ExitCode.BACKEND,
                    "there is no room left in the home "
                        + options.home().directory()
                        + "; make some, or name another with --home"));
  }

  /** What is meant for the user may be wrapped in what carried it here. */
  private static Optional<Failure> known(Throwable error) {
    return causes(error).flatMap(cause -> message(cause).stream()).findFirst();
  }

  private static Optional<Failure> message(Throwable error) {
    return code(error).map(code -> new Failure(code, String.valueOf(error.getMessage())));
  }

  private static Optional<ExitCode> code(Throwable error) {
    if (error instanceof QueryException query) {
      return Optional.of(
          switch (query.kind()) {
            case BAD_DATA -> ExitCode.USAGE;
            case NOT_FOUND -> ExitCode.NOT_FOUND;
          });
    }
    if (error instanceof SqlScriptException script) {
      return Optional.of(script.isUsersMistake() ? ExitCode.USAGE : ExitCode.BACKEND);
    }
    if (error instanceof BadInputException || error instanceof RunExistsException) {
      return Optional.of(ExitCode.BAD_INPUT);
    }
    if (error instanceof OpenServerException
        || error instanceof TokenException
        || error instanceof SealingException) {
      return Optional.of(ExitCode.USAGE);
    }
    if (error instanceof NoHomeException || error instanceof UnknownRunException) {
      return Optional.of(ExitCode.NOT_FOUND);
    }
    return error instanceof CatalogException
            || error instanceof LakeException
            || error instanceof ListenException
            || error instanceof PushSinkException
            || error instanceof JobFailedException
            || error instanceof LocalException
        ? Optional.of(ExitCode.BACKEND)
        : Optional.empty();
  }

  private static Failure unknown(Throwable error) {
    if (error instanceof OutOfMemoryError) {
      return new Failure(
          ExitCode.BACKEND,
          "the memory does not suffice; give more with STEPWELL_JAVA_OPTS=-Xmx4g");
    }
    String what = error.getClass().getSimpleName() + ": " + error.getMessage();
    return new Failure(
        ExitCode.BACKEND,
        what.lines().findFirst().orElse(what)
            + " (this should not happen; --verbose shows where it did)");
  }
}
