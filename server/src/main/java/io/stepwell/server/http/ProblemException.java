package io.stepwell.server.http;

/** A request that is refused or cannot be answered; the message is one sentence for its sender. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Problem problem;

  public ProblemException(Problem problem, String sentence) {
    // Nobody reads the trace of a refusal, and under a flood of them it would cost the most.
    super(sentence, null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }

  /** The sentence, never null. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
