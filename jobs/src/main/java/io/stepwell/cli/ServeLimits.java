package io.stepwell.cli;

import io.stepwell.schemas.catalog.Home;
import io.stepwell.server.ServerSettings;
import io.stepwell.server.ServerSettings.Load;
import io.stepwell.server.api.Limits;
import io.stepwell.server.http.Site;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What {@code serve} allows, and what it writes down. */
final class ServeLimits {

  /** Where requests may be written down: standard error, or nowhere. */
  static final String STDERR = "-";

  static final String OFF = "off";

  private static final int USUAL_SECONDS = 30;

  private static final int MOST_PORTS = 65_535;
  private static final Pattern ORIGIN = Pattern.compile("\\*|[a-z][a-z0-9+.-]*://[^/\\s]+");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

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

  /**
   * What the options come to. The access log is begun.
   *
   * @throws ParameterException if one of them makes no sense
   */
  ServerSettings settings(ListenOptions listen, Terminal terminal, Home home) {
    check("--port", listen.port(), 0, MOST_PORTS);
    check("--request-seconds", requestSeconds, 1, Integer.MAX_VALUE);
    check("--max-points", points, 1, Long.MAX_VALUE);
    check("--max-series", series, 1, Integer.MAX_VALUE);
    for (String origin : origins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw wrong(
            "--cors takes a scheme and a host, as in https://charts.example, or *, not " + origin);
      }
    }
    Load usual = Load.usual();
    return new ServerSettings(
        listen.host(),
        listen.port(),
        site,
        Set.copyOf(origins),
        log(terminal),
        new Load(
            usual.workers(), usual.waiting(), Duration.ofSeconds(requestSeconds), usual.intake()),
        new Limits(series, points, Limits.USUAL.runs()),
        home.exports());
  }

  private void check(String option, long value, long least, long most) {
    if (value < least || value > most) {
      String range = most < Integer.MAX_VALUE ? " to " + most : " up";
      throw wrong("%s takes a number from %d%s, not %d".formatted(option, least, range, value));
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }

  private Optional<OutputStream> log(Terminal terminal) {
    return switch (accessLog) {
      case OFF -> Optional.empty();
      case STDERR -> Optional.of(new Borrowed(terminal.err()));
      default -> Optional.of(file());
    };
  }

  private OutputStream file() {
    try {
      return Files.newOutputStream(
          Path.of(accessLog), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException | InvalidPathException e) {
      throw wrong(
          "the access log %s cannot be written; name a file in a directory that is there"
              .formatted(accessLog));
    }
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
