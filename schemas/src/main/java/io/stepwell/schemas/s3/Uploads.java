package io.stepwell.schemas.s3;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/** Uploads in parts that were begun and are not complete. */
final class Uploads {

  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

  private final S3Calls calls;
  private final S3Place place;

  Uploads(S3Calls calls) {
    this.calls = calls;
    this.place = calls.place();
  }

  /**
   * Those of objects whose keys begin so, as far as the store shows them: it may do so to its owner
   * alone, who can have it clear them up by itself.
   *
   * @param start below the place
   */
  List<Unfinished> unfinished(String start) {
    try {
      return calls.call(
          "list the uploads of",
          start,
          client ->
              client
                  .listMultipartUploadsPaginator(
                      request -> request.bucket(place.bucket()).prefix(start))
                  .stream()
                  .map(ListMultipartUploadsResponse::uploads)
                  .flatMap(List::stream)
                  .map(this::unfinished)
                  .toList());
    } catch (IOException e) {
      LOG.info("unfinished uploads below {} may be left", start, e);
      return List.of();
    }
  }

  private Unfinished unfinished(MultipartUpload upload) {
    return new Unfinished(upload.key().substring(place.prefix().length()), upload.uploadId());
  }

  /** Gives uploads up; those that were completed or given up meanwhile are no error. */
  void discard(Collection<Unfinished> uploads) throws IOException {
    for (Unfinished upload : uploads) {
      discard(place.key(upload.path()), upload.upload());
    }
  }

  private void discard(String key, String upload) throws IOException {
    calls.call(
        "give up an upload of",
        key,
        client -> {
          try {
            return client.abortMultipartUpload(
                request -> request.bucket(place.bucket()).key(key).uploadId(upload));
          } catch (NoSuchUploadException e) {
            return AbortMultipartUploadResponse.builder().build();
          }
        });
  }
}
