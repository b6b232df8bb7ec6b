package io.stepwell.cli;

import io.stepwell.local.CompactionLoop;
import io.stepwell.local.CompactionSettings;
import io.stepwell.local.LocalBackend;
import io.stepwell.local.LocalSettings;
import io.stepwell.schemas.catalog.AccessToken;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.remotewrite.RemoteWriteFile;
import io.stepwell.server.MetricsServer;
import io.stepwell.server.ServerSettings;
import io.stepwell.server.ingest.IngestSettings;
import io.stepwell.server.ingest.RemoteWriteRules;
import io.stepwell.server.sink.GuardedPushSink;
import io.stepwell.server.sink.KafkaPushSink;
import io.stepwell.server.sink.KafkaSettings;
import io.stepwell.server.sink.PushSink;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stepwell up}: everything in one process, until it is told to stop. */
@Command(
    name = "up",
    header = "Runs everything on this machine: k6 streams in, the API answers seconds later.",
    description = {
      "",
      "Kafka, Flink and the server run in this process, with all their data in the home. Stopped or"
          + " killed, the next start goes on where this one was: nothing that k6 was told to be"
          + " stored is lost, and nothing counts twice.",
      "Clients need a token. Unless one is given the first start makes one, keeps it in the home,"
          + " and each start shows it.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  stepwell up",
      "  stepwell up --home /var/stepwell --host 0.0.0.0 --public-url https://stepwell.example",
      "  stepwell up --kafka kafka-1:9092,kafka-2:9092",
      "  stepwell up --remote-write-file receivers.json"
    })
final class UpCommand implements Callable<Integer> {

  private static final int USUAL_WEB_PORT = 8081;

  private final GlobalOptions options;
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ListenOptions listen = new ListenOptions();

  @Mixin private TokenOptions tokens = new TokenOptions();

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT,…",
      description = "Keep pushes in that Kafka instead of one in this process.")
  private Optional<String> kafka = Optional.empty();

  @Option(
      names = "--web-port",
      paramLabel = "PORT",
      description =
          "The port of Flink's web page on this machine; 0 for any that is free. Default: "
              + USUAL_WEB_PORT
              + ", or any if that is taken.")
  private Optional<Integer> webPort = Optional.empty();

  @Option(
      names = "--checkpoint-seconds",
      paramLabel = "N",
      description = "How often what has come is made visible. Default: 2.")
  private int checkpointSeconds = 2;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "How many of Flink's tasks work side by side. Default: one a processor.")
  private int parallelism = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--compact-after-seconds",
      paramLabel = "N",
      description =
          "How long a run that is over must have got nothing more before its many files are put"
              + " together into few. 0: never. Default: 60.")
  private int compactAfterSeconds = 60;

  @Mixin private RemoteWriteOptions remoteWrites = new RemoteWriteOptions();

  @Mixin private ServeLimits limits = new ServeLimits(ServeLimits.OFF);

  UpCommand(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (compactAfterSeconds < 0) {
      throw new ParameterException(
          spec.commandLine(),
          "--compact-after-seconds takes a number from 0 up, not " + compactAfterSeconds);
    }
    Home home = options.home();
    ServerSettings server = limits.settings(listen, terminal, home);
    RemoteWriteRules rules = remoteWrites.rules(server, home);
    Optional<RemoteWriteFile> receivers = remoteWrites.read();
    try (Catalog catalog = home.createCatalog()) {
      RemoteWriteOptions.store(receivers, catalog, home, terminal);
      Optional<List<AccessToken>> chosen = tokens.chosen();
      chosen.ifPresent(catalog::setAccessTokens);
      Optional<String> own =
          chosen.isPresent() ? Optional.empty() : new OwnToken(home, catalog).text();
      try (LocalBackend backend = LocalBackend.start(home, settings(), this::tell, this::giveUp);
          PushSink sink = sink(backend)) {
        MetricsServer running =
            MetricsServer.start(
                catalog, home.lakeFiles(), server, IngestSettings.usual(sink, rules));
        running.show(SentByUp::now);
        Optional<CompactionLoop> compaction = compact(catalog, home, backend);
        boolean open = catalog.accessTokens().isEmpty();
        terminal.say(UpText.of(listen.url(running.port()), backend, open, own));
        new UntilStopped(
                () -> {
                  running.close();
                  compaction.ifPresent(CompactionLoop::close);
                  sink.close();
                  backend.close();
                })
            .await();
      }
    }
    return ExitCode.DONE.number();
  }

  private static PushSink sink(LocalBackend backend) {
    KafkaSettings kafka =
        KafkaSettings.usual(backend.bootstrapServers(), KafkaSettings.USUAL_TOPIC);
    return new GuardedPushSink(KafkaPushSink.connect(kafka), backend::shortage);
  }

  private Optional<CompactionLoop> compact(Catalog catalog, Home home, LocalBackend backend) {
    if (compactAfterSeconds == 0) {
      return Optional.empty();
    }
    CompactionSettings settings = CompactionSettings.usual(Duration.ofSeconds(compactAfterSeconds));
    return Optional.of(
        CompactionLoop.start(
            catalog, home.lakeFiles(), backend.batchCluster(), settings, this::tell));
  }

  private LocalSettings settings() {
    String ports = webPort.map(port -> Integer.toString(port)).orElse(USUAL_WEB_PORT + ",0");
    return new LocalSettings(kafka, ports, Duration.ofSeconds(checkpointSeconds), parallelism);
  }

  private void tell(String sentence) {
    terminal.note("stepwell: " + Visible.of(sentence) + ".");
  }

  /** Kafka without its disk cannot even be stopped in order; a later start goes on all the same. */
  private void giveUp(String sentence) {
    tell(sentence + "; make room or mend its disk, and start again");
    Runtime.getRuntime().halt(ExitCode.BACKEND.number());
  }
}
