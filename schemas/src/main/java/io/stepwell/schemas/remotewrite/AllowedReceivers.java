package io.stepwell.schemas.remotewrite;

import io.stepwell.schemas.k6.BadInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Which receivers the options of a run may name, so that not everyone who may start a run can have
 * the server send to whatever it reaches.
 *
 * @param any whether all are allowed
 * @param beginnings what a receiver's URL begins with otherwise, up to a whole part of its path
 */
public record AllowedReceivers(boolean any, List<URI> beginnings) {

  /** Every receiver. */
  public static final AllowedReceivers ANY = new AllowedReceivers(true, List.of());

  /** None at all. */
  public static final AllowedReceivers NONE = new AllowedReceivers(false, List.of());

  public AllowedReceivers {
    beginnings = List.copyOf(beginnings);
  }

  /**
   * Those whose URL begins with one of these.
   *
   * @throws BadInputException if one of them is no URL
   */
  public static AllowedReceivers of(List<String> beginnings) {
    return new AllowedReceivers(
        false, beginnings.stream().map(AllowedReceivers::beginning).toList());
  }

  private static URI beginning(String text) {
    try {
      URI url = new URI(text.strip());
      if (BlockReader.isOfReceiver(url)
          && url.getRawUserInfo() == null
          && url.getRawQuery() == null
          && url.getRawFragment() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // The sentence says all.
    }
    throw new BadInputException(
        "an allowed receiver is a URL, or what one begins with, as in https://prometheus.example:9090; there is one that is not");
  }

  /**
   * Looks whether a run's options name only such.
   *
   * @throws BadInputException if they name another
   */
  public void check(RunOptions options) {
    for (RemoteWriteBlock block : options.blocks()) {
      if (!any && beginnings.stream().noneMatch(beginning -> begins(block.url(), beginning))) {
        throw new BadInputException(
            "%s.%s is no receiver that this server sends to; ask who runs it to allow it with --remote-write-allow"
                .formatted(block.name(), BlockReader.REMOTE_WRITE_URL));
      }
    }
  }

  private static boolean begins(URI url, URI beginning) {
    String path = Objects.requireNonNullElse(url.getRawPath(), "");
    String start = Objects.requireNonNullElse(beginning.getRawPath(), "").replaceAll("/+$", "");
    return scheme(url).equals(scheme(beginning))
        && host(url).equals(host(beginning))
        && port(url) == port(beginning)
        && (path.equals(start) || path.startsWith(start + "/"));
  }

  private static String scheme(URI url) {
    return String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
  }

  private static String host(URI url) {
    return String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return scheme(url).equals("https") ? 443 : 80;
  }
}
