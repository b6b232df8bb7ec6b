package io.stepwell.functions.sql;

/** A statement of SQL that cannot be run. The message is one sentence for whoever wrote it. */
public final class SqlScriptException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean usersMistake;

  /**
   * @param usersMistake whether the statement is wrong, rather than what it runs on
   */
  public SqlScriptException(String sentence, boolean usersMistake, Throwable cause) {
    super(sentence, cause);
    this.usersMistake = usersMistake;
  }

  /** A failure that nothing else has caused. */
  public SqlScriptException(String sentence, boolean usersMistake) {
    super(sentence);
    this.usersMistake = usersMistake;
  }

  /** Whether the statement is wrong, rather than what it runs on. */
  public boolean isUsersMistake() {
    return usersMistake;
  }
}
