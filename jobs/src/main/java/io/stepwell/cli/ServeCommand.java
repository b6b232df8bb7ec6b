package io.stepwell.cli;

import io.stepwell.schemas.catalog.AccessToken;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.catalog.NoHomeException;
import io.stepwell.server.MetricsServer;
import io.stepwell.server.ServerSettings;
import io.stepwell.server.access.GivenTokens;
import io.stepwell.server.ingest.IngestSettings;
import io.stepwell.server.sink.PushSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stepwell serve}: the metrics API over a home, until the process is told to stop. */
@Command(
    name = "serve",
    header = "Serves the metrics API over HTTP.",
    description = {
      "",
      "Answers from the home, and goes on while runs are written into it. A token that is given is"
          + " wanted from every client, at this start and at later ones without --token. Without any"
          + " token only this machine can ask. /openapi.json describes the API; /healthz, /readyz"
          + " and /metrics are for those who run the server.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  stepwell serve",
      "  stepwell serve --host 0.0.0.0 --token 56c166885f9a7fc1 --access-log requests.jsonl",
      "  stepwell serve --token team-a-secret@1 --token team-b-secret@2",
      "  stepwell serve --kafka localhost:9092"
    })
final class ServeCommand implements Callable<Integer> {

  /** Where a token may be given without the process list showing it. */
  private static final String TOKEN_VARIABLE = "STEPWELL_TOKEN";

  private final GlobalOptions options;
  private final Terminal terminal;
  private final CountDownLatch stopped = new CountDownLatch(1);

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

  @ArgGroup(exclusive = true)
  private TokenChoice tokens = new TokenChoice();

  @Mixin private ServeLimits limits = new ServeLimits();

  @Mixin private ServeIngest ingest = new ServeIngest();

  ServeCommand(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  /** Which tokens hold from now on. */
  static final class TokenChoice {

    @ArgGroup(exclusive = false)
    private GivenChoice given = new GivenChoice();

    @Option(
        names = "--no-token",
        description = "Forget the tokens of earlier starts, so that this machine can ask without.")
    private boolean none;
  }

  /** Tokens that are named at this start. */
  static final class GivenChoice {

    @Option(
        names = "--token",
        paramLabel = "TOKEN[@PROJECT]",
        description =
            "Opens the API, or one project's runs. May be repeated; those given replace the ones of"
                + " earlier starts. Also: the environment's "
                + TOKEN_VARIABLE
                + ".")
    private List<String> tokens = List.of();

    @Option(
        names = "--token-file",
        paramLabel = "FILE",
        description = "The same from a file, one token a line.")
    private Optional<Path> file = Optional.empty();
  }

  @Override
  public Integer call() throws IOException {
    Home home = options.home();
    try (Catalog catalog = open(home)) {
      chosenTokens().ifPresent(catalog::setAccessTokens);
      ServerSettings settings = limits.settings(host, port, terminal);
      Optional<PushSink> sink = ingest.sink();
      try {
        serve(start(catalog, home, settings, sink));
      } finally {
        sink.ifPresent(PushSink::close);
      }
    }
    return ExitCode.DONE.number();
  }

  private static MetricsServer start(
      Catalog catalog, Home home, ServerSettings settings, Optional<PushSink> sink) {
    return sink.map(
            given ->
                MetricsServer.start(
                    catalog, home.lakeFiles(), settings, IngestSettings.usual(given)))
        .orElseGet(() -> MetricsServer.start(catalog, home.lakeFiles(), settings));
  }

  /** A home is made where there is none, so that it can be filled while it is served. */
  private static Catalog open(Home home) {
    try {
      return home.openCatalog();
    } catch (NoHomeException e) {
      return home.createCatalog();
    }
  }

  /** Empty if nothing is said of tokens. */
  private Optional<List<AccessToken>> chosenTokens() {
    if (tokens.none) {
      return Optional.of(List.of());
    }
    GivenTokens given = new GivenTokens();
    tokens.given.tokens.forEach(token -> given.add("--token", token));
    tokens.given.file.ifPresent(given::addFile);
    Optional<List<AccessToken>> named = given.tokens();
    if (named.isEmpty()) {
      Optional.ofNullable(System.getenv(TOKEN_VARIABLE))
          .filter(token -> !token.isBlank())
          .ifPresent(token -> given.add(TOKEN_VARIABLE, token));
    }
    return given.tokens();
  }

  private void serve(MetricsServer server) {
    Thread hook = new Thread(() -> stop(server), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    String shown = host.contains(":") ? "[" + host + "]" : host;
    terminal.out().println("listening on http://" + shown + ":" + server.port());
    terminal.out().flush();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Runtime.getRuntime().removeShutdownHook(hook);
      stop(server);
    }
  }

  private void stop(MetricsServer server) {
    server.close();
    stopped.countDown();
  }
}
