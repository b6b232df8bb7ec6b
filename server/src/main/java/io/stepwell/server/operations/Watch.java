package io.stepwell.server.operations;

import io.stepwell.server.http.Observer;
import io.stepwell.server.http.Reply;
import io.stepwell.server.http.Request;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells figures and access log of every request. */
public final class Watch implements Observer {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final ServerFigures figures;
  private final Optional<AccessLog> log;

  /**
   * @param log empty if none is wanted
   */
  public Watch(ServerFigures figures, Optional<AccessLog> log) {
    this.figures = figures;
    this.log = log;
  }

  @Override
  public void began() {
    figures.began();
  }

  @Override
  public void answered(Request request, String route, Reply reply, long nanos) {
    figures.answered(route, method(request), reply, nanos);
    log.ifPresent(open -> open.add(request, route, reply, nanos));
  }

  /** Methods that nobody knows are counted as one, or anyone could make up series without end. */
  private static String method(Request request) {
    return switch (request.method()) {
      case "GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE" -> request.method();
      default -> "other";
    };
  }

  @Override
  public void failed(Request request, Throwable failure) {
    // What moves a terminal's cursor stays out of the log.
    String target = LoggedTarget.of(request.target()).replaceAll("[^ -~]", "?");
    LOG.error("{} {} could not be answered", request.method(), target, failure);
  }
}
