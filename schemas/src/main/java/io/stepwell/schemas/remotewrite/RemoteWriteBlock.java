package io.stepwell.schemas.remotewrite;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What of a run is sent to one receiver. As a text it tells nothing secret.
 *
 * @param name where it was written, for messages and figures, as in {@code cloud.apm[0]}
 * @param url where the receiver is, http or https; its query may hold something secret
 * @param credentials how the sender makes itself known
 * @param metrics what is sent; no two of them can give the same series
 * @param includesTestRunId whether each series gets the label {@code test_run_id}
 * @param resampleSeconds how far apart the points of a series are, 1 to 10
 */
public record RemoteWriteBlock(
    String name,
    URI url,
    Credentials credentials,
    List<ExportedMetric> metrics,
    boolean includesTestRunId,
    int resampleSeconds) {

  public RemoteWriteBlock {
    metrics = List.copyOf(metrics);
  }

  /** The URL without its query, fit for logs and pages. */
  public String receiver() {
    return withoutQuery(url);
  }

  static String withoutQuery(URI url) {
    String text = url.toString();
    int query = text.indexOf('?');
    return query < 0 ? text : text.substring(0, query);
  }

  private RemoteWriteBlock with(List<ExportedMetric> others) {
    return new RemoteWriteBlock(name, url, credentials, others, includesTestRunId, resampleSeconds);
  }

  /**
   * The first metric that a receiver could get the same series of from both. With other credentials
   * it may keep them apart.
   */
  Optional<ExportedMetric> collision(RemoteWriteBlock other) {
    return sendsBeside(other)
        ? metrics.stream()
            .filter(own -> other.metrics.stream().anyMatch(own::mayCollideWith))
            .findFirst()
        : Optional.empty();
  }

  /** Without those metrics that another block sends already; empty if that leaves nothing. */
  Optional<RemoteWriteBlock> without(RemoteWriteBlock other) {
    if (!sendsBeside(other)) {
      return Optional.of(this);
    }
    List<ExportedMetric> left =
        metrics.stream()
            .filter(own -> other.metrics.stream().noneMatch(own::mayCollideWith))
            .toList();
    return left.isEmpty() ? Optional.empty() : Optional.of(with(left));
  }

  private boolean sendsBeside(RemoteWriteBlock other) {
    return url.equals(other.url)
        && credentials.equals(other.credentials)
        && includesTestRunId == other.includesTestRunId;
  }

  @Override
  public String toString() {
    return "%s to %s".formatted(name, receiver());
  }
}
