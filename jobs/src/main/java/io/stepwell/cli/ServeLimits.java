package io.stepwell.cli;

import io.stepwell.server.ServerSettings;
import io.stepwell.server.ServerSettings.Load;
import io.stepwell.server.api.Limits;
import io.stepwell.server.http.Site;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What {@code serve} allows, and what it writes down. */
final class ServeLimits {

  /** Where requests may be written down: standard error, or nowhere. */
  static final String STDERR = "-";

  static final String OFF = "off";

  private static final int USUAL_SECONDS = 30;

  @Option(
      names = "--cors",
      paramLabel = "ORIGIN",
      description =
          "Let pages of that site read answers in a browser, as in https://charts.example; * for"
              + " all sites. May be repeated. Default: no site.")
  private List<String> origins = List.of();

  @Option(
      names = "--access-log",
      paramLabel = "FILE",
      description =
          "Where to add a line of JSON for every request: a file, - for standard error, or off."
              + " Default: ${DEFAULT-VALUE}.")
  private String accessLog;

  @Option(
      names = "--request-seconds",
      paramLabel = "N",
      description =
          "How long one request may wait and be worked on, together. Default: "
              + USUAL_SECONDS
              + ".")
  private int requestSeconds = USUAL_SECONDS;

  @Option(
      names = "--max-points",
      paramLabel = "N",
      description = "The most points in one answer. Default: 2000000.")
  private long points = Limits.USUAL.points();

  @Option(
      names = "--max-series",
      paramLabel = "N",
      description = "The most series that one question may choose. Default: 200000.")
  private int series = Limits.USUAL.series();

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      converter = SiteConverter.class,
      description =
          "Where clients reach this server, as in https://stepwell.example, for the addresses that"
              + " it hands out. Default: as each client calls it.")
  private Optional<String> site = Optional.empty();

  /**
   * @param accessLog where requests are written down unless an option says otherwise
   */
  ServeLimits(String accessLog) {
    this.accessLog = accessLog;
  }

  /** Refuses what no client could reach. */
  static final class SiteConverter implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      return Site.parse(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + text + "' is not http or https, a host and maybe a port"));
    }
  }

  ServerSettings settings(ListenOptions listen, Terminal terminal) throws IOException {
    Load usual = Load.usual();
    return new ServerSettings(
        listen.host(),
        listen.port(),
        site,
        Set.copyOf(origins),
        log(terminal),
        new Load(
            usual.workers(), usual.waiting(), Duration.ofSeconds(requestSeconds), usual.intake()),
        new Limits(series, points, Limits.USUAL.runs()));
  }

  private Optional<OutputStream> log(Terminal terminal) throws IOException {
    return switch (accessLog) {
      case OFF -> Optional.empty();
      case STDERR -> Optional.of(new Borrowed(terminal.err()));
      default ->
          Optional.of(
              Files.newOutputStream(
                  Path.of(accessLog), StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    };
  }

  /** A stream that whoever writes to it may not close. */
  private static final class Borrowed extends FilterOutputStream {
    private Borrowed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }
}
