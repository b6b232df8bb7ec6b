package io.stepwell.server;

import io.stepwell.schemas.catalog.AccessToken;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.CatalogException;
import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.LakeStepStore;
import io.stepwell.server.access.TokenGate;
import io.stepwell.server.access.TokenWatch;
import io.stepwell.server.api.Routes;
import io.stepwell.server.api.RunStates;
import io.stepwell.server.api.Store;
import io.stepwell.server.api.WarmUp;
import io.stepwell.server.export.Exports;
import io.stepwell.server.http.Cors;
import io.stepwell.server.http.Crews;
import io.stepwell.server.http.Dispatcher;
import io.stepwell.server.http.HttpListener;
import io.stepwell.server.http.Route;
import io.stepwell.server.http.RouteTable;
import io.stepwell.server.ingest.Ingest;
import io.stepwell.server.ingest.IngestRoutes;
import io.stepwell.server.ingest.IngestSettings;
import io.stepwell.server.legacy.LegacyRoutes;
import io.stepwell.server.operations.AccessLog;
import io.stepwell.server.operations.OperationRoutes;
import io.stepwell.server.operations.SentPoints;
import io.stepwell.server.operations.ServerFigures;
import io.stepwell.server.operations.Watch;
import io.stepwell.server.page.PageRoutes;
import io.stepwell.server.provisioning.ProvisioningRoutes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A server of the metrics API over a catalog and its lake. */
public final class MetricsServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What is sent is soon read; a few are enough, and each may hold an unpacked push. */
  private static final int RECEIVERS =
      Math.min(4, Math.max(2, Runtime.getRuntime().availableProcessors()));

  private static final Duration BETWEEN_LOOKS_AT_TOKENS = Duration.ofSeconds(2);
  private static final Duration WARM_UP = Duration.ofMillis(1500);

  private final Catalog catalog;
  private final Optional<AccessLog> log;
  private final Workers answering;
  private final Workers receiving;
  private final Optional<Ingest> ingest;
  private final Exports exports;
  private final ServerFigures figures;
  private final TokenWatch tokens;
  private final InstantSource clock;
  private final HttpListener listener;
  private volatile boolean stopping;

  private MetricsServer(
      Catalog catalog,
      LakeFiles files,
      TokenGate gate,
      ServerSettings settings,
      Optional<Ingest> ingest,
      InstantSource clock) {
    this.clock = clock;
    this.ingest = ingest;
    this.catalog = catalog;
    this.log = settings.accessLog().map(AccessLog::new);
    this.answering = new Workers("worker", settings.load().workers(), settings.load().waiting());
    this.receiving = new Workers("receiver", RECEIVERS, settings.load().waiting());
    LakeStepStore lake = new LakeStepStore(files, catalog);
    this.exports = new Exports(settings.exports(), lake::pinned);
    this.figures = new ServerFigures(lake::cache);
    Dispatcher dispatcher =
        new Dispatcher(
            new RouteTable(routes(gate, lake, figures, settings)),
            gate,
            new Cors(settings.origins()),
            new Watch(figures, log),
            new Crews(answering, receiving),
            settings.load().timePerRequest());
    Thread warmUp = begin(new WarmUp(catalog, lake));
    this.listener =
        HttpListener.listen(
            settings.host(),
            settings.port(),
            settings.site(),
            settings.load().intake(),
            dispatcher);
    this.tokens = new TokenWatch(catalog, gate, BETWEEN_LOOKS_AT_TOKENS);
    await(warmUp);
  }

  /**
   * Starts a server that answers, and takes nothing in. Who may ask is read from the catalog's
   * access tokens, now and every few seconds.
   *
   * @param catalog stays open while the server runs, and after it
   * @throws OpenServerException if there is no token and other machines could ask
   * @throws io.stepwell.server.http.ListenException if the address cannot be listened on
   */
  public static MetricsServer start(Catalog catalog, LakeFiles files, ServerSettings settings) {
    return start(catalog, files, settings, Optional.empty());
  }

  /**
   * The same, and it takes in runs while they go on.
   *
   * @throws OpenServerException if there is no token and other machines could ask
   * @throws io.stepwell.server.http.ListenException if the address cannot be listened on
   */
  public static MetricsServer start(
      Catalog catalog, LakeFiles files, ServerSettings settings, IngestSettings ingest) {
    return start(catalog, files, settings, Optional.of(ingest));
  }

  private static MetricsServer start(
      Catalog catalog, LakeFiles files, ServerSettings settings, Optional<IngestSettings> wanted) {
    InstantSource clock = wanted.map(IngestSettings::clock).orElseGet(InstantSource::system);
    List<AccessToken> tokens = catalog.accessTokens();
    boolean mayBeOpen = settings.isLoopback();
    if (tokens.isEmpty() && !mayBeOpen) {
      throw new OpenServerException(settings.host());
    }
    TokenGate gate = new TokenGate(tokens, mayBeOpen, catalog.liveRuns(), clock);
    Optional<Ingest> ingest = wanted.map(chosen -> new Ingest(catalog, gate, chosen));
    try {
      return new MetricsServer(catalog, files, gate, settings, ingest, clock);
    } catch (RuntimeException e) {
      ingest.ifPresent(Ingest::close);
      throw e;
    }
  }

  /**
   * Has {@code /metrics} tell what becomes of points that are sent to receivers.
   *
   * @param sent asked whenever that is read
   */
  public void show(Supplier<List<SentPoints>> sent) {
    figures.show(sent);
  }

  /** Beside the listener's own start, which loads classes too. */
  private static Thread begin(WarmUp questions) {
    Thread thread = new Thread(questions, "warm-up");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /**
   * Who is told of the server a moment later is answered at once; a great run is not waited for.
   */
  private static void await(Thread warmUp) {
    try {
      warmUp.join(WARM_UP.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Route> routes(
      TokenGate gate, LakeStepStore lake, ServerFigures figures, ServerSettings settings) {
    Store store = new Store(catalog, lake);
    RunStates states = new RunStates(catalog, lake, settings.limits(), clock);
    List<Route> routes = new ArrayList<>(Routes.of(store, states, settings.limits()));
    routes.addAll(ingest.map(Ingest::routes).orElseGet(() -> IngestRoutes.off(gate)));
    routes.addAll(
        ingest
            .map(taking -> ProvisioningRoutes.of(store, taking, clock))
            .orElseGet(ProvisioningRoutes::off));
    routes.addAll(LegacyRoutes.of(store, states, settings.limits(), exports));
    routes.addAll(PageRoutes.of(gate, store));
    routes.addAll(OperationRoutes.of(figures, this::isReady));
    return routes;
  }

  /** Whether requests can be answered: the catalog is within reach, and nobody stops the server. */
  private boolean isReady() {
    try {
      catalog.run(0);
      return !stopping;
    } catch (CatalogException e) {
      return false;
    }
  }

  /** The port that it listens on. */
  public int port() {
    return listener.port();
  }

  /** Stops taking requests, answers those it has, and ends. */
  @Override
  public void close() {
    stopping = true;
    listener.stop(PATIENCE);
    answering.close();
    receiving.close();
    exports.close();
    tokens.close();
    ingest.ifPresent(Ingest::close);
    log.ifPresent(AccessLog::close);
  }
}
