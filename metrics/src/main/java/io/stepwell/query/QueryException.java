package io.stepwell.query;

import java.util.Locale;

/**
 * A question that cannot be answered because of how it was asked. The message is one sentence for
 * the person who asked: what is wrong, where, and what to write instead.
 */
public final class QueryException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Which of the metrics API's errors it is. */
  public enum Kind {
    /** The question itself is wrong. */
    BAD_DATA,
    /** What it is asked of does not exist. */
    NOT_FOUND;

    /** The API's name of it: {@code bad_data}, {@code not_found}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Kind kind;

  private QueryException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** The question itself is wrong. */
  public static QueryException badData(String message) {
    return new QueryException(Kind.BAD_DATA, message);
  }

  /** What the question is about does not exist. */
  public static QueryException notFound(String message) {
    return new QueryException(Kind.NOT_FOUND, message);
  }

  public Kind kind() {
    return kind;
  }

  /** The sentence, never null. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
