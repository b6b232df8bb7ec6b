package io.stepwell.cli;

import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.remotewrite.AllowedReceivers;
import io.stepwell.schemas.remotewrite.KeyPlace;
import io.stepwell.schemas.remotewrite.RemoteWriteFile;
import io.stepwell.schemas.remotewrite.RemoteWrites;
import io.stepwell.server.ServerSettings;
import io.stepwell.server.ingest.RemoteWriteRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which runs are sent to which Prometheus receivers. */
final class RemoteWriteOptions {

  private static final String ANY = "any";
  private static final String NONE = "none";

  @Option(
      names = "--remote-write-file",
      paramLabel = "FILE",
      description =
          "Sends runs to Prometheus receivers: JSON, a list of blocks as k6's option apm has them."
              + " They hold from then on; a later start with a file that holds [] ends that. Also:"
              + " the environment's "
              + RemoteWriteFile.VARIABLE
              + ".")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--remote-write-allow",
      paramLabel = "URL",
      description =
          "Which receivers the apm blocks of runs' own options may name, by what the URL begins"
              + " with, as in https://prometheus.example:9090; any for all, none for none. May be"
              + " repeated. Default: any if only this machine can ask, otherwise none.")
  private List<String> allowed = List.of();

  /**
   * Reads the file, if one is named.
   *
   * @throws io.stepwell.schemas.k6.BadInputException if it cannot be read or holds something else
   */
  Optional<RemoteWriteFile> read() {
    return file.or(
            () ->
                Optional.ofNullable(System.getenv(RemoteWriteFile.VARIABLE))
                    .filter(name -> !name.isBlank())
                    .map(Path::of))
        .map(RemoteWriteFile::read);
  }

  /**
   * Has the blocks of a file hold from now on, and tells which do.
   *
   * @throws io.stepwell.schemas.remotewrite.SealingException if there is no key for credentials
   */
  static void store(Optional<RemoteWriteFile> read, Catalog catalog, Home home, Terminal terminal) {
    KeyPlace key = KeyPlace.of(home);
    read.ifPresent(given -> given.storeIn(catalog, key));
    read.map(RemoteWriteFile::notices)
        .orElse(List.of())
        .forEach(notice -> terminal.note("stepwell: " + Visible.of(notice) + "."));
    List<String> receivers = new RemoteWrites(catalog, key).serverReceivers();
    if (!receivers.isEmpty()) {
      terminal.note(
          "stepwell: runs are sent to %s.".formatted(Visible.of(String.join(", ", receivers))));
    }
  }

  /**
   * What becomes of what runs' own options say.
   *
   * @throws io.stepwell.schemas.k6.BadInputException if what is allowed is no URL
   */
  RemoteWriteRules rules(ServerSettings server, Home home) {
    return new RemoteWriteRules(allowed(server), KeyPlace.of(home));
  }

  private AllowedReceivers allowed(ServerSettings server) {
    if (allowed.isEmpty()) {
      // Behind a public address there is a proxy, by which others come.
      boolean othersCanAsk = !server.isLoopback() || server.site().isPresent();
      return othersCanAsk ? AllowedReceivers.NONE : AllowedReceivers.ANY;
    }
    if (allowed.equals(List.of(ANY))) {
      return AllowedReceivers.ANY;
    }
    return allowed.equals(List.of(NONE)) ? AllowedReceivers.NONE : AllowedReceivers.of(allowed);
  }
}
