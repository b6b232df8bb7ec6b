package io.stepwell.cli;

import io.stepwell.server.ServerSettings;
import picocli.CommandLine.Option;

/** Where a server listens. */
final class ListenOptions {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port; 0 for any that is free. Default: " + ServerSettings.USUAL_PORT + ".")
  private int port = ServerSettings.USUAL_PORT;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen on. Default: " + ServerSettings.USUAL_HOST + ".")
  private String host = ServerSettings.USUAL_HOST;

  int port() {
    return port;
  }

  String host() {
    return host;
  }

  /**
   * Where a server is that listens so.
   *
   * @param bound the port that it got
   */
  String url(int bound) {
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return "http://" + shown + ":" + bound;
  }
}
