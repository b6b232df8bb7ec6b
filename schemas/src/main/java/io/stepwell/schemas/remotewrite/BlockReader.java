package io.stepwell.schemas.remotewrite;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.schemas.k6.BadInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads blocks in the grammar of k6's {@code apm} option for Prometheus. What it refuses it refuses
 * with a {@link BadInputException} that names block and field.
 */
final class BlockReader {

  static final String PROMETHEUS = "prometheus";
  static final String PROVIDER = "provider";
  static final String REMOTE_WRITE_URL = "remoteWriteURL";
  static final String CREDENTIALS = "credentials";
  static final String INCLUDE_TEST_RUN_ID = "includeTestRunId";
  static final String RESAMPLE_RATE = "resampleRate";
  static final String RUN_LABEL = "test_run_id";

  static final Set<String> KEYS =
      Set.of(
          PROVIDER,
          REMOTE_WRITE_URL,
          CREDENTIALS,
          MetricList.INCLUDE_DEFAULT_METRICS,
          MetricList.METRICS,
          INCLUDE_TEST_RUN_ID,
          RESAMPLE_RATE);

  private static final int USUAL_RESAMPLE_SECONDS = 3;
  private static final int LONGEST_RESAMPLE_SECONDS = 10;
  private static final int HIGHEST_PORT = 65535;
  private static final int LONGEST_URL = 2000;

  /** A dot or slash that some receivers would read as one, after the path has been checked. */
  private static final Pattern ENCODED_SEPARATOR = Pattern.compile("(?i)%(2e|2f|5c)");

  private final Secrets secrets;

  /**
   * @param secrets how secrets may be written
   */
  BlockReader(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * The provider that an object names.
   *
   * @param place where it stands
   */
  static String provider(JsonNode json, String place) {
    JsonNode provider = json.path(PROVIDER);
    if (!provider.isTextual()) {
      throw new BadInputException(
          "%s.%s is missing; write %s".formatted(place, PROVIDER, PROMETHEUS));
    }
    return provider.asText();
  }

  /** A block without more than the grammar says. */
  RemoteWriteBlock block(JsonNode json, String place) {
    return block(Fields.of(place, json, KEYS));
  }

  /** A block with what the server's may have beside. */
  ScopedBlock scoped(JsonNode json, String place) {
    Set<String> keys =
        Stream.concat(KEYS.stream(), RunScope.KEYS.stream()).collect(Collectors.toSet());
    Fields fields = Fields.of(place, json, keys);
    return new ScopedBlock(block(fields), RunScope.of(fields));
  }

  private RemoteWriteBlock block(Fields fields) {
    return new RemoteWriteBlock(
        fields.place(),
        url(fields),
        fields
            .get(CREDENTIALS)
            .map(json -> secrets.credentials(json, fields.place() + "." + CREDENTIALS))
            .orElse(new Credentials.None()),
        MetricList.of(fields),
        fields.flag(INCLUDE_TEST_RUN_ID, false),
        fields
            .get(RESAMPLE_RATE)
            .map(rate -> seconds(rate, fields))
            .orElse(USUAL_RESAMPLE_SECONDS));
  }

  private static int seconds(JsonNode rate, Fields fields) {
    boolean whole = rate.isNumber() && rate.canConvertToExactIntegral() && rate.canConvertToInt();
    if (!whole || rate.asInt() < 1 || rate.asInt() > LONGEST_RESAMPLE_SECONDS) {
      throw fields.bad(
          RESAMPLE_RATE,
          "is no whole number of seconds from 1 to %d; leave it out for %d"
              .formatted(LONGEST_RESAMPLE_SECONDS, USUAL_RESAMPLE_SECONDS));
    }
    return rate.asInt();
  }

  private static URI url(Fields fields) {
    String text =
        fields
            .text(REMOTE_WRITE_URL)
            .orElseThrow(
                () ->
                    fields.bad(
                        REMOTE_WRITE_URL,
                        "is missing; write where the receiver is, as in http://prometheus.example:9090/api/v1/write"));
    URI url = parsed(text.strip()).orElseThrow(() -> noUrl(fields));
    if (url.getRawUserInfo() != null) {
      throw fields.bad(
          REMOTE_WRITE_URL, "names a user; write username and password into credentials instead");
    }
    if (url.getRawFragment() != null) {
      throw fields.bad(REMOTE_WRITE_URL, "ends in a fragment; leave out # and what follows it");
    }
    return url;
  }

  private static Optional<URI> parsed(String text) {
    try {
      return Optional.of(new URI(text))
          .filter(url -> text.length() <= LONGEST_URL && isOfReceiver(url));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether a receiver could be there. */
  static boolean isOfReceiver(URI url) {
    return ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()))
        && url.getHost() != null
        && url.getPort() <= HIGHEST_PORT
        && url.equals(url.normalize())
        && !ENCODED_SEPARATOR.matcher(String.valueOf(url.getRawPath())).find();
  }

  private static BadInputException noUrl(Fields fields) {
    return fields.bad(
        REMOTE_WRITE_URL,
        "is no URL of a receiver; one is http:// or https://, a host and a path without . and .., as in http://prometheus.example:9090/api/v1/write");
  }
}
