package io.stepwell.server.http;

/** Is told of every request. Called by many threads at once, and has to be quick. */
public interface Observer {

  /** A request has come. */
  void began();

  /**
   * A request has been answered.
   *
   * @param request as it came
   * @param route the template of its route; {@code none} if there is none
   * @param reply what goes back
   * @param nanos from its coming to its answer
   */
  void answered(Request request, String route, Reply reply, long nanos);

  /**
   * A request could not be answered, and it was not the request's fault.
   *
   * @param request as it came
   * @param failure why
   */
  void failed(Request request, Throwable failure);
}
