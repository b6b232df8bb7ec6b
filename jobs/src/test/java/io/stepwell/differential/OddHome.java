package io.stepwell.differential;

import io.stepwell.jobs.FilledHome;
import io.stepwell.jobs.RawRun;
import io.stepwell.jobs.RequestBuilder;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.server.MetricsServer;
import io.stepwell.server.ServerSettings;
import io.stepwell.server.api.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A home with odd runs, backfilled from files, and a server over it. */
final class OddHome implements AutoCloseable {

  private final FilledHome home;
  private final List<SampledRun> runs = new ArrayList<>();
  private final MetricsServer server;

  OddHome(long seed, Path directory) throws IOException {
    home = new FilledHome(Files.createDirectory(directory.resolve("home")));
    Dice dice = new Dice(seed);
    for (RunPlan plan : RunPlan.all(dice)) {
      Path[] files = new OddOutput(dice, plan).write(directory).toArray(Path[]::new);
      home.backfill(RequestBuilder.of(files).run(plan.id()).loadTest(plan.loadTest()));
      Run run = home.catalog().run(plan.id()).orElseThrow();
      runs.add(new SampledRun(plan, run.loadTest().id(), RawRun.read(files)));
    }
    ServerSettings settings =
        new ServerSettings(
            ServerSettings.USUAL_HOST,
            0,
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            ServerSettings.Load.usual(),
            Limits.USUAL,
            home.home().exports());
    server = MetricsServer.start(home.catalog(), home.home().lakeFiles(), settings);
  }

  List<SampledRun> runs() {
    return runs;
  }

  RawClient connect() throws IOException {
    return new RawClient(server.port());
  }

  @Override
  public void close() {
    server.close();
    home.close();
  }
}
