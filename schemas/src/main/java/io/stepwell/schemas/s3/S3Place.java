package io.stepwell.schemas.s3;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * A place in an object store, such as {@code s3://company-data/k6/lake}.
 *
 * @param bucket the name of S3's largest unit
 * @param prefix what the keys of all objects there begin with; empty, or ends in a slash
 */
public record S3Place(String bucket, String prefix) {

  /** What the URIs of such places begin with. */
  public static final String SCHEME = "s3";

  /**
   * The place that a URI names.
   *
   * @throws IllegalArgumentException if it names none; the message says what is wrong with it
   */
  public static S3Place of(URI uri) {
    String bucket = uri.getAuthority();
    if (bucket == null || !bucket.matches("[a-z0-9][a-z0-9.-]*")) {
      throw new IllegalArgumentException(
          "a place in an object store is written s3://BUCKET/PATH, with nothing else before the path");
    }
    if (uri.getQuery() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException("a place in an object store has neither ? nor # in it");
    }
    String path = uri.getPath().replaceAll("/+", "/").replaceFirst("^/", "");
    return new S3Place(bucket, path.isEmpty() || path.endsWith("/") ? path : path + "/");
  }

  /** The key of what is at a path, relative to this place. */
  public String key(String path) {
    return prefix + path;
  }

  /** The place as a URI; ends in a slash. */
  public URI uri() {
    try {
      return new URI(SCHEME, bucket, "/" + prefix, null);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a place in an object store has a URI", e);
    }
  }
}
