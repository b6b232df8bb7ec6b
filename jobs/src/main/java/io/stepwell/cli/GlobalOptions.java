package io.stepwell.cli;

import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.lake.LakeException;
import io.stepwell.schemas.s3.S3Place;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** Options that every command has; they may stand before its name or after it. */
final class GlobalOptions {

  private static final String DEFAULT_HOME = "data";

  @Option(
      names = "--home",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "Where lake and catalog are. Default: the environment's STEPWELL_HOME, else data in the"
              + " current directory.")
  private Optional<Path> home = Optional.empty();

  @Option(
      names = "--lake",
      paramLabel = "URI",
      converter = PlaceConverter.class,
      scope = ScopeType.INHERIT,
      description = {
        "A lake elsewhere than in the home: a directory, a file: URI, or an object store's"
            + " s3://BUCKET/PATH. Also: the environment's STEPWELL_LAKE.",
        "Where the store is and as whom to go there say AWS_ENDPOINT_URL_S3, AWS_REGION,"
            + " AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and whatever else Amazon's tools read."
      })
  private Optional<URI> lake = Optional.empty();

  @Option(
      names = "--catalog",
      paramLabel = "JDBC-URL",
      scope = ScopeType.INHERIT,
      description = {
        "A catalog elsewhere than in the home: jdbc:sqlite:FILE, or"
            + " jdbc:postgresql://HOST/DATABASE?user=USER&password=PASSWORD, which several servers"
            + " may share. Also: the environment's STEPWELL_CATALOG, which no other user sees."
      })
  private Optional<String> catalog = Optional.empty();

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "No progress and no notes; warnings and errors still show.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "With a failure that is not yours, its stack trace.")
  private boolean verbose;

  Home home() {
    Path directory =
        home.or(() -> environment("STEPWELL_HOME").map(Path::of)).orElse(Path.of(DEFAULT_HOME));
    return new Home(
        directory,
        lake.or(() -> environment("STEPWELL_LAKE").map(GlobalOptions::environmentLake)),
        catalog.or(() -> environment("STEPWELL_CATALOG")));
  }

  private static URI environmentLake(String text) {
    try {
      return PlaceConverter.place(text);
    } catch (TypeConversionException e) {
      throw new LakeException("in the environment's STEPWELL_LAKE " + e.getMessage(), e);
    }
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(text -> !text.isBlank());
  }

  /** Reads the URI of a lake, or the name of a directory. */
  static final class PlaceConverter implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
      return place(text);
    }

    static URI place(String text) {
      try {
        return text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")
            ? checked(new URI(text))
            : Path.of(text).toUri();
      } catch (URISyntaxException | InvalidPathException e) {
        throw new TypeConversionException("'" + text + "' is neither a directory nor a URI");
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("'" + text + "' is no lake: " + e.getMessage());
      }
    }

    private static URI checked(URI lake) {
      return switch (lake.getScheme()) {
        case "file" -> Path.of(lake).toUri();
        case S3Place.SCHEME -> S3Place.of(lake).uri();
        default -> throw new IllegalArgumentException("it begins with file: or s3: if it is a URI");
      };
    }
  }

  /** How a user calls the program for the same home, such as {@code ./stepwell --home /tmp/try}. */
  String program() {
    return "./stepwell" + home.map(directory -> " --home " + directory).orElse("");
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }
}
