package io.stepwell.cli;

import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.catalog.NoHomeException;
import io.stepwell.schemas.remotewrite.RemoteWriteFile;
import io.stepwell.server.MetricsServer;
import io.stepwell.server.ServerSettings;
import io.stepwell.server.ingest.IngestSettings;
import io.stepwell.server.ingest.RemoteWriteRules;
import io.stepwell.server.sink.PushSink;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

  private final GlobalOptions options;
  private final Terminal terminal;

  @Mixin private ListenOptions listen = new ListenOptions();

  @Mixin private TokenOptions tokens = new TokenOptions();

  @Mixin private ServeLimits limits = new ServeLimits(ServeLimits.STDERR);

  @Mixin private ServeIngest ingest = new ServeIngest();

  @Mixin private RemoteWriteOptions remoteWrites = new RemoteWriteOptions();

  ServeCommand(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Home home = options.home();
    ServerSettings settings = limits.settings(listen, terminal, home);
    RemoteWriteRules rules = remoteWrites.rules(settings, home);
    Optional<RemoteWriteFile> receivers = remoteWrites.read();
    try (Catalog catalog = open(home)) {
      RemoteWriteOptions.store(receivers, catalog, home, terminal);
      tokens.chosen().ifPresent(catalog::setAccessTokens);
      Optional<PushSink> sink = ingest.sink();
      try {
        Optional<IngestSettings> taking = sink.map(given -> IngestSettings.usual(given, rules));
        serve(start(catalog, home, settings, taking));
      } finally {
        sink.ifPresent(PushSink::close);
      }
    }
    return ExitCode.DONE.number();
  }

  private static MetricsServer start(
      Catalog catalog, Home home, ServerSettings settings, Optional<IngestSettings> taking) {
    return taking
        .map(given -> MetricsServer.start(catalog, home.lakeFiles(), settings, given))
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

  private void serve(MetricsServer server) {
    terminal.say("listening on " + listen.url(server.port()) + System.lineSeparator());
    new UntilStopped(server::close).await();
  }
}
